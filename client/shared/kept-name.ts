const memory = 'returnscope-name';

/** The name that what is said in this browser is signed with; empty until one was given. */
export function keptName(): string {
  return localStorage.getItem(memory) ?? '';
}

export function keepName(name: string): void {
  localStorage.setItem(memory, name);
}
