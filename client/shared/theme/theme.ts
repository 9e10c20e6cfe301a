import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e6f4f2',
  '#cfe7e4',
  '#a3d2cc',
  '#7fe0d2',
  '#63cbbe',
  '#3aa398',
  '#1b817a',
  '#0d6660',
  '#0a524d',
  '#073e3a',
];

/** The kit's greys in our warm light and green dark, so that its own parts fit in. */
const gray: MantineColorsTuple = [
  '#f8f7f4',
  '#efede8',
  '#e6e3dc',
  '#e0ddd6',
  '#c9c5bb',
  '#a9a59b',
  '#7c7970',
  '#626d69',
  '#46514d',
  '#1a2220',
];
const dark: MantineColorsTuple = [
  '#e9edea',
  '#b7c0bc',
  '#919c97',
  '#6d7773',
  '#3a4441',
  '#2c3432',
  '#1a201f',
  '#121716',
  '#0d1110',
  '#090c0b',
];

/** The kit's theme: petrol as the one accent, small radii, the system's own type. */
export const theme = createTheme({
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 4,
  cursorType: 'pointer',
  fontFamily:
    '"Inter", "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif',
  respectReducedMotion: true,
});

/** Makes the kit's own parts take the tokens of `tokens.css`. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--ink-3)',
  };
  return { variables: {}, light: both, dark: both };
};

/** Sets the theme kept from last time, else the system's, before anything is drawn. */
export function showKeptTheme(): void {
  const kept = localStorage.getItem('mantine-color-scheme-value');
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
}
