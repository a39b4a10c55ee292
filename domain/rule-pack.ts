/**
 * Numbers of practice that a community may set, each with its source (domain terms: L statute, S published local practice, D our default).
 * Statutory majorities are not settings: they live in domain/ballot.
 */
export interface RuleValue { value: number; source: 'L' | 'S' | 'D'; cite: string }

export const defaultRules = {
  /** endorsements after which the committee must answer; the smaller of this and `endorsementShare` */
  endorsementCount: { value: 10, source: 'D', cite: 'default' },
  /** percent of verified residents, whole number */
  endorsementShare: { value: 2, source: 'D', cite: 'default' },
  /** working days */
  topicAcknowledge: { value: 2, source: 'S', cite: 'fuzhou' },
  topicDecide: { value: 5, source: 'S', cite: 'fuzhou' },
  /** calendar days */
  topicPublicity: { value: 3, source: 'D', cite: 'default' },
  sessionNotice: { value: 5, source: 'D', cite: 'default' },
  ownerNotice: { value: 15, source: 'L', cite: 'owners' },
  /** people */
  sessionQuorum: { value: 7, source: 'D', cite: 'default' },
  /** seconds */
  speechSeconds: { value: 120, source: 'S', cite: 'nantang' },
  speechWarning: { value: 30, source: 'S', cite: 'nantang' },
  speechExtension: { value: 60, source: 'S', cite: 'nantang' },
  ballotClosingWarning: { value: 30, source: 'D', cite: 'default' },
  /** turns per item */
  speechTurns: { value: 2, source: 'S', cite: 'nantang' },
  /** people who second a motion before it is read out */
  motionSeconds: { value: 2, source: 'D', cite: 'default' },
  minutesConfirmations: { value: 3, source: 'D', cite: 'default' },
  minutesPublish: { value: 3, source: 'L', cite: 'analogue' },
  /** calendar days in which a preliminary result can be objected to */
  ballotObjection: { value: 3, source: 'D', cite: 'default' },
  outcomePublicity: { value: 5, source: 'D', cite: 'default' },
  /** working days */
  taskSign: { value: 1, source: 'D', cite: 'default' },
  taskReturn: { value: 3, source: 'S', cite: 'fuzhou' },
  replyQuestion: { value: 2, source: 'S', cite: 'fuzhou' },
  replyHelp: { value: 3, source: 'S', cite: 'fuzhou' },
  replySuggestion: { value: 5, source: 'S', cite: 'fuzhou' },
  replyCommunity: { value: 10, source: 'S', cite: 'fuzhou' },
  rating: { value: 15, source: 'D', cite: 'default' },
  /** the committee's own promises about a task: hand it on, answer a request of the department, open the evaluation */
  taskAssign: { value: 1, source: 'D', cite: 'default' },
  taskDecide: { value: 1, source: 'D', cite: 'default' },
  taskEvaluate: { value: 1, source: 'D', cite: 'default' },
  /** the three parties close after the ratings; the talk face to face */
  taskClose: { value: 1, source: 'D', cite: 'default' },
  taskMeet: { value: 5, source: 'D', cite: 'default' },
  slipOrangeAfter: { value: 5, source: 'S', cite: 'sanming' },
  slipRedAfter: { value: 10, source: 'S', cite: 'sanming' },
  slipListAfter: { value: 15, source: 'D', cite: 'default' },
  /** calendar months */
  replyProposal: { value: 3, source: 'S', cite: 'default' },
  replyProposalMost: { value: 6, source: 'S', cite: 'default' },
  /** people per proxy */
  proxyMost: { value: 2, source: 'D', cite: 'default' },
  /** calendar days for which the roll of an owner ballot lies open before it can be frozen */
  rollInspection: { value: 3, source: 'D', cite: 'default' },
  /** calendar days of voting in an owner ballot that stands alone */
  ownerVoteLeast: { value: 5, source: 'D', cite: 'default' },
  ownerVoteMost: { value: 60, source: 'D', cite: 'default' },
  /** calendar days: at least so long between two reminders; so long before the end the server reminds by itself */
  reminderGap: { value: 3, source: 'D', cite: 'default' },
  reminderBefore: { value: 2, source: 'D', cite: 'default' },
} as const satisfies Record<string, RuleValue>

export type RuleName = keyof typeof defaultRules
export type RulePack = Record<RuleName, RuleValue>
