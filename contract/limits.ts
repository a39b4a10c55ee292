/** Sizes and lengths, once. Schemas, forms and the server read them here. Lengths are in characters (code points are not split). */
export const limits = {
  commandBytes: 64 * 1024,
  uploadBytes: 10 * 1024 * 1024,
  importBytes: 8 * 1024 * 1024,
  importRows: 20_000,
  displayName: 20,
  realName: 40,
  title: 60,
  story: 2000,
  comment: 500,
  reason: 500,
  feedback: 1000,
  contact: 60,
  /** the community's own words on a topic (八个近邻 …) */
  tags: 5,
  tag: 12,
  photos: 4,
  /** of a task: the department's answer or report, what a picture shows, pictures and papers at once */
  reply: 1000,
  caption: 40,
  evidence: 6,
  /** longest side of a stored picture and of its small copy, in pixels; pixels of what is taken in */
  imageSide: 1920,
  thumbSide: 640,
  imagePixels: 50_000_000,
  uploadsPerHour: 60,
  /** what one person may write before the door asks for patience */
  topicsPerDay: 5,
  commentsPerHour: 20,
  feedbackPerDay: 10,
  /** a session: where it is held, the name of a required kind, how many of them */
  place: 60,
  kindLabel: 20,
  requiredKinds: 12,
  moderators: 5,
  /** what is put on the big screen by hand */
  screenText: 60,
  /** dissent from the minutes and its answer */
  remark: 500,
  /** what a neighbour suggests for an item of the agenda */
  suggestion: 500,
  /** what is said in writing in the room */
  motion: 200,
  sentText: 300,
  /** the paper of a ballot */
  question: 200,
  optionText: 40,
  factLabel: 8,
  factText: 40,
  /** lines of the counting list on one page, voters that a search answers, letters of a check code that a search tells the server */
  papersPerPage: 500,
  rollLinesPerPage: 50,
  votersFound: 20,
  /** units of an owner ballot on one page of the committee's desk */
  unitsPerPage: 20,
  /** units that one record of a delivery may name */
  unitsDelivered: 500,
  codeLettersTold: 2,
  /** within how long the phones of a hall come back after its lines ended: a second for a few, longer the more there are, in ms */
  comeBackLeast: 1_000,
  comeBackPerThousand: 1_500,
  comeBackMost: 10_000,
  /** one-time code */
  codeDigits: 6,
  codeMinutes: 5,
  codeTries: 5,
  codeResendSeconds: 60,
  codesPerPhonePerHour: 6,
} as const
