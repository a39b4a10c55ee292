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
  /** what one person may write before the door asks for patience */
  topicsPerDay: 5,
  commentsPerHour: 20,
  feedbackPerDay: 10,
  /** one-time code */
  codeDigits: 6,
  codeMinutes: 5,
  codeTries: 5,
  codeResendSeconds: 60,
  codesPerPhonePerHour: 6,
} as const
