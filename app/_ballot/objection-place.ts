/** Where on the page of a ballot a recount is asked for: others lead here. */
export const objectionPlace = 'object'
