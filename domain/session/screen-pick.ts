/** What can be put on the big screen by hand, besides a pause with words and a result. */
export const pickableViews = ['AGENDA', 'ITEM', 'QUEUE', 'BALLOT', 'DOOR'] as const
export type PickableView = (typeof pickableViews)[number]

/** What somebody picked for the big screen. null: it follows the room. */
export type ScreenPick =
  | { view: PickableView }
  | { view: 'RESULT'; ballotId: string }
  | { view: 'PAUSE'; text: string }
