/** One card of the demo's sign-in: a person, and in one line why one would want to be them. `line` is content, not a word of the product. */
export interface DemoCard { userId: string; slug: string; rank: number; line: string }

/** Written by the demo loader into the data folder, read by the sign-in page. */
export const demoCardsFile = 'demo-cards.json'
