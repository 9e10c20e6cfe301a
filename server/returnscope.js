#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it and say which one it should be.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Returnscope needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(2);
}
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./cli.ts');
process.exitCode = await main(process.argv.slice(2));
