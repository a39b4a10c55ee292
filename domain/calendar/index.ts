export * from './days.ts'
export * from './official.ts'
export * from './deadline.ts'
