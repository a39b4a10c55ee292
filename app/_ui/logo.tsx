/** A hall with its door open: roof, wall, and a round table inside. */
export const logoPath = 'M.8 4.2C4.5 11 12.5 14.2 24 14.2S43.5 11 47.2 4.2c-1.9 1.3-3.5 1.9-5.2 2.1.5-1.2.7-2.3.8-3.5-4.3 5.2-10.4 7.4-18.8 7.4S9.5 8 5.2 2.8c.1 1.2.3 2.3.8 3.5C4.3 6.1 2.7 5.5.8 4.2zM9.5 16.2c4.4.7 9.2 1 14.5 1s10.1-.3 14.5-1l5 7.8h-39zM7.5 26.5h33V45H29.5v-2.8h-11V45h-11zM14.5 30.5v2.6a9.5 7.9 0 0 0 19 0v-2.6z'

export function Logo({ label }: { label?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  return <svg className="logo" viewBox="0 0 48 48" {...named}><path d={logoPath} fill="var(--action)" fillRule="evenodd" /></svg>
}
