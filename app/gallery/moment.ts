/** The server's time when the page is made: what the clocks of the gallery count from. */
export function momentOfRequest(): number {
  return Date.now()
}
