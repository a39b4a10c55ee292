/**
 * Names in lists that anybody may copy: the first character and two stars, as the community's notice boards write them (张**).
 * Works on whole characters; an empty name stays empty.
 */
export function maskName(name: string): string {
  const [first] = [...name.trim()]
  return first === undefined ? '' : `${first}**`
}
