import type { ReactNode } from 'react'

/** Drawn on a 24 grid with one stroke width; the colour is that of the text beside it. */
const drawings = {
  back: <path d="M15 5l-7 7 7 7" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4" />,
  cal: <><rect x="4" y="5.4" width="16" height="14.8" rx="2" /><path d="M4 10h16M8.4 3.4v4M15.6 3.4v4" /></>,
  camera: <><path d="M4 7.5h3.4L9 5h6l1.6 2.5H20v12H4z" /><circle cx="12" cy="13.2" r="3.5" /></>,
  check: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  clock: <><circle cx="12" cy="12" r="8.5" /><path d="M12 7.2V12l3.4 2" /></>,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  copy: <><rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2" /><path d="M15.5 5.5V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v9.5a1 1 0 0 0 1 1h.5" /></>,
  doc: <path d="M6.5 3.5h7.2l3.8 3.8v13.2h-11zM13.5 3.5v4h4M9.3 12h5.4M9.3 16h5.4" />,
  down: <path d="M12 5v14M6 13l6 6 6-6" />,
  download: <path d="M12 4v11.5M7.4 11l4.6 4.6L16.6 11M5 20h14" />,
  external: <path d="M13.5 4.5h6v6M19.5 4.5l-8.5 8.5M10 6H5v13h13v-5" />,
  eye: <><path d="M2.8 12c2.4-4.2 5.5-6.3 9.2-6.3s6.8 2.1 9.2 6.3c-2.4 4.2-5.5 6.3-9.2 6.3S5.2 16.2 2.8 12z" /><circle cx="12" cy="12" r="2.8" /></>,
  filter: <path d="M4 6h16M7 12h10M10 18h4" />,
  flag: <path d="M6 21V4M6 4.5h12l-2.5 4 2.5 4H6" />,
  gear: <><circle cx="12" cy="12" r="3" /><path d="M12 3.5v2.6M12 17.9v2.6M3.5 12h2.6M17.9 12h2.6M6 6l1.8 1.8M16.2 16.2L18 18M18 6l-1.8 1.8M7.8 16.2L6 18" /></>,
  globe: <><circle cx="12" cy="12" r="8.5" /><path d="M3.5 12h17M12 3.5c3 2.6 4.2 5.4 4.2 8.5s-1.2 5.9-4.2 8.5c-3-2.6-4.2-5.4-4.2-8.5S9 6.1 12 3.5" /></>,
  hand: <path d="M8 12.4V6.4a1.5 1.5 0 0 1 3 0V11M11 11V4.7a1.5 1.5 0 0 1 3 0V11M14 11.2V6.2a1.5 1.5 0 0 1 3 0V14c0 4.1-2.2 6.5-5.7 6.5-2.7 0-4.1-1.2-5.3-3.3l-1.9-3.5a1.5 1.5 0 0 1 2.5-1.6L8 13.8" />,
  help: <><circle cx="12" cy="12" r="8.5" /><path d="M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 1.9M12 16.7v.1" /></>,
  house: <path d="M2.8 10.6c3.4 0 6.7-1.9 9.2-5.1 2.5 3.2 5.8 5.1 9.2 5.1M5.6 11v8.7h12.8V11M10 19.7v-5.2h4v5.2" />,
  info: <><circle cx="12" cy="12" r="8.5" /><path d="M12 11.2v5M12 7.7v.1" /></>,
  lantern: <><path d="M9 5h6M9 17.8h6M12 2.6V5M12 17.8v3.6" /><ellipse cx="12" cy="11.4" rx="7.6" ry="6.4" /><path d="M12 5c-3.2 3.6-3.2 9.2 0 12.8 3.2-3.6 3.2-9.2 0-12.8" /></>,
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" />,
  lock: <><rect x="5" y="10.5" width="14" height="9.5" rx="2" /><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" /></>,
  me: <><circle cx="12" cy="8.2" r="3.7" /><path d="M4.8 20c.7-4 3.2-6 7.2-6s6.5 2 7.2 6" /></>,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  mic: <><rect x="9" y="3.5" width="6" height="10.5" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" /></>,
  minus: <path d="M5 12h14" />,
  next: <path d="M6 5.5l8.5 6.5L6 18.5zM18 5.5v13" />,
  pause: <path d="M9 5.5v13M15 5.5v13" />,
  pen: <path d="M5 19l1-4.2L16.4 4.4l3.2 3.2L9.2 18zM14 6.8l3.2 3.2" />,
  people: <><circle cx="9" cy="8.6" r="3.2" /><path d="M3 19.5c.5-3.5 2.7-5.3 6-5.3s5.5 1.8 6 5.3M15.5 5.7a3.2 3.2 0 0 1 0 5.8M17.2 14.7c2.2.6 3.4 2.2 3.8 4.8" /></>,
  phone: <path d="M6.6 3.6h2.9l1.6 4.4-2 1.6a11.4 11.4 0 0 0 5.3 5.3l1.6-2 4.4 1.6v2.9c0 1.5-1.1 2.6-2.6 2.6C10.4 20 4 13.6 4 6.2c0-1.5 1.1-2.6 2.6-2.6z" />,
  pin: <><path d="M12 21c4.5-4.6 6.7-8.2 6.7-11A6.7 6.7 0 0 0 5.3 10c0 2.8 2.2 6.4 6.7 11z" /><circle cx="12" cy="10" r="2.3" /></>,
  play: <path d="M7.5 5l11 7-11 7z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  print: <path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6.5H7z" />,
  qr: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5M20 14v.1M14 20v.1" />,
  right: <path d="M9 5l7 7-7 7" />,
  screen: <><rect x="3" y="4.6" width="18" height="11.8" rx="1.5" /><path d="M12 16.4v3.8M8 20.2h8" /></>,
  search: <><circle cx="11" cy="11" r="6.5" /><path d="M16 16l4.5 4.5" /></>,
  share: <path d="M12 15V4M8 7.6l4-4 4 4M7 11H5v9h14v-9h-2" />,
  speak: <path d="M4 9.8v4.4h3.4L12 18V6L7.4 9.8zM15.4 9a4 4 0 0 1 0 6M18 6.4a8 8 0 0 1 0 11.2" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="1.5" />,
  swap: <path d="M4 8.5h14M14.5 5l3.5 3.5-3.5 3.5M20 15.5H6M9.5 12L6 15.5 9.5 19" />,
  talk: <><path d="M4 5.2h16v10.6h-8.6l-4.6 3.8v-3.8H4z" /><path d="M8.2 9.2h7.6M8.2 12.2h4.6" /></>,
  trash: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.2 10.5v6M13.8 10.5v6" />,
  undo: <path d="M5 9h8.8a5.2 5.2 0 0 1 0 10.4H9.6M9 5L5 9l4 4" />,
  up: <path d="M12 19V5M6 11l6-6 6 6" />,
  upload: <path d="M12 16V4.5M7.4 9L12 4.4 16.6 9M5 20h14" />,
  wifi: <path d="M3.2 9.6a13 13 0 0 1 17.6 0M6.4 13a8.4 8.4 0 0 1 11.2 0M9.6 16.3a3.9 3.9 0 0 1 4.8 0M12 19.4v.1" />,
  wifioff: <path d="M4 4l16 16M3.2 9.6a13 13 0 0 1 4.3-2.8M11 5.9a13 13 0 0 1 9.8 3.7M6.4 13a8.4 8.4 0 0 1 4.4-2.3M15.6 11.7l2 1.3M9.6 16.3a3.9 3.9 0 0 1 4.8 0M12 19.4v.1" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings
export const iconNames = Object.keys(drawings) as IconName[]

/** Always beside words, or with `label` when it stands alone. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const classes = className ? `i ${className}` : 'i'
  return label
    ? <svg className={classes} viewBox="0 0 24 24" role="img" aria-label={label}>{drawings[name]}</svg>
    : <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">{drawings[name]}</svg>
}
