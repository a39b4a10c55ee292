/** Addresses of the main pages of a community, in one place; every published thing keeps its address. `slug` is the community's. */
export function paths(slug: string) {
  const base = `/c/${slug}`
  return {
    home: base,
    topics: `${base}/topics`,
    topic: (id: string) => `${base}/topics/${id}`,
    propose: `${base}/topics/new`,
    sessions: `${base}/sessions`,
    session: (id: string) => `${base}/sessions/${id}`,
    convene: `${base}/sessions/new`,
    /** `hallCode`: as scanned off the big screen */
    room: (id: string, hallCode: string | null = null) => `${base}/sessions/${id}/room${hallCode === null ? '' : `?h=${hallCode}`}`,
    /** the moderator's desk */
    chair: (id: string) => `${base}/sessions/${id}/chair`,
    agenda: (id: string) => `${base}/sessions/${id}/agenda`,
    door: (id: string) => `${base}/sessions/${id}/door`,
    minutes: (id: string) => `${base}/sessions/${id}/minutes`,
    /** the same as a file; `language`: of the words around the text */
    minutesFile: (id: string, format: 'docx' | 'pdf', language?: string) => `${base}/sessions/${id}/minutes/minutes.${format}${language ? `?language=${language}` : ''}`,
    calendar: (id: string) => `${base}/sessions/${id}/calendar.ics`,
    /** what happened, from announcement to closing; the twin for machines beside it */
    log: (id: string) => `${base}/sessions/${id}/log`,
    record: (id: string) => `${base}/sessions/${id}/record`,
    recordJson: (id: string) => `${base}/sessions/${id}/record.json`,
    ballots: `${base}/ballots`,
    ballot: (id: string) => `${base}/ballots/${id}`,
    newBallot: `${base}/ballots/new`,
    /** where the committee runs an owner vote that stands alone */
    ownerDesk: (id: string) => `${base}/ballots/${id}/desk`,
    /** the paper itself; `voterId`: which of one's votes */
    vote: (id: string, voterId: string) => `${base}/ballots/${id}/vote?voter=${voterId}`,
    /** who may vote, and why */
    roll: (id: string) => `${base}/ballots/${id}/roll`,
    board: `${base}/board`,
    /** by ledger number or id */
    task: (id: string) => `${base}/tasks/${id}`,
    department: `${base}/department`,
    outcomes: `${base}/outcomes`,
    outcome: (id: string) => `${base}/outcomes/${id}`,
    /** `small`: the picture for lists */
    file: (id: string, small = false) => `/files/${slug}/${id}${small ? '/small' : ''}`,
    records: `${base}/records`,
    me: `${base}/me`,
    desk: `${base}/desk`,
    rules: `${base}/rules`,
    feedback: `${base}/feedback`,
    accessibility: `${base}/accessibility`,
    /** `back` is a path of this site to return to */
    signIn: (back?: string) => `/sign-in?community=${slug}${back ? `&back=${encodeURIComponent(back)}` : ''}`,
  }
}
