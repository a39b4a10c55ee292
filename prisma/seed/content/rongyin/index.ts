import type { CommunityContent } from '../types.ts'
import { day } from '../when.ts'
import { buildings } from './buildings.ts'
import { feedbackOfRongyin } from './feedback.ts'
import { outcomes } from './outcomes.ts'
import { propertyVote } from './owner-vote.ts'
import { peopleOfRongyin } from './people.ts'
import { departments, grids } from './places.ts'
import { canteenEvening } from './sessions/canteen-evening.ts'
import { pactEvening } from './sessions/pact-evening.ts'
import { tomorrow } from './sessions/tomorrow.ts'
import { tonight } from './sessions/tonight.ts'
import { tasksOfFirstEvening } from './tasks/first-evening.ts'
import { tasksOfSecondEvening } from './tasks/second-evening.ts'
import { answered } from './topics/answered.ts'
import { consulted } from './topics/consulted.ts'
import { gathering } from './topics/gathering.ts'
import { upcoming } from './topics/upcoming.ts'

/** 榕荫社区: six walk-ups between a banyan, a river and a night market. Invented, like everyone in it. */
export const rongyin: CommunityContent = {
  key: 'rongyin',
  slug: 'rongyin',
  code: 'RY',
  name: '榕荫社区',
  street: '望潮街道',
  phone: '0000-0000001',
  founded: day(-215, '09:00'),
  // with some two hundred residents 2 % would be four names; the delegates settled on ten
  rules: { endorsementShare: { value: 5, source: 'D', cite: '居民代表会议定的，满 10 人就要答复' } },
  grids,
  buildings,
  developer: '望潮置业',
  departments,
  people: peopleOfRongyin,
  guests: [],
  topics: [...consulted, ...upcoming, ...answered, ...gathering],
  sessions: [canteenEvening, pactEvening, tonight, tomorrow],
  ownerVotes: [propertyVote],
  outcomes,
  tasks: [...tasksOfFirstEvening, ...tasksOfSecondEvening],
  feedback: feedbackOfRongyin,
}
