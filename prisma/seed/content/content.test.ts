import { describe, expect, it } from 'vitest'
import { limits } from '../../../contract/limits.ts'
import en from '../../../contract/words/en/rules.json' with { type: 'json' }
import zh from '../../../contract/words/zh-CN/rules.json' with { type: 'json' }
import { defaultRules } from '../../../domain/rule-pack.ts'
import { taskPhases } from '../../../domain/task/phases.ts'
import { careDomains, decisionPaths, topicPhases } from '../../../domain/topic/phases.ts'
import { demo } from './index.ts'
import { pictureKeys, type CommunityContent, type CourseStep, type MembershipContent, type PersonContent } from './types.ts'

const everyone = demo.communities.flatMap((community) => community.people)
const known = new Set(everyone.map((person) => person.key))
const rongyin = demo.communities.find((community) => community.key === 'rongyin')!
const haiting = demo.communities.find((community) => community.key === 'haiting')!
const residentsOf = (community: CommunityContent) => community.people.filter((person) => person.roles.includes('resident'))

const unique = (values: readonly string[]) => expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([])
const inside = (values: readonly string[], set: ReadonlySet<string>) => expect(values.filter((value) => !set.has(value))).toEqual([])

/** Every person named anywhere below a value, under the names of fields that hold people. */
function peopleIn(value: unknown, field = ''): string[] {
  const fields = ['by', 'author', 'people', 'inPerson', 'remote', 'moderators', 'recorders', 'convenedBy', 'draftedBy', 'answeredBy', 'secondedBy', 'suggested', 'on', 'readBy', 'owners', 'worker', 'person', 'waiting']
  if (typeof value === 'string') return fields.includes(field) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((each) => peopleIn(each, field))
  if (value && typeof value === 'object') return Object.entries(value).flatMap(([key, each]) => (field === 'on' ? [] : peopleIn(each, key)))
  return []
}

/** Every text that a person will read. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : []
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsIn)
  return []
}

describe('the people', () => {
  it('have telephones that nobody shares, of a range that is plainly made up, and keys that nobody shares', () => {
    const phones = everyone.flatMap((person) => person.phone ?? [])
    unique(phones)
    expect(phones.filter((phone) => !/^19900\d{6}$/.test(phone))).toEqual([])
    unique(everyone.map((person) => person.key))
  })

  it('are known in their community by names that nobody shares and that fit', () => {
    for (const community of demo.communities) {
      unique(community.people.map((person) => person.displayName))
      expect(community.people.filter((person) => person.displayName.length > limits.displayName || person.displayName === person.name)).toEqual([])
    }
  })

  it('are enough, of every role and every kind, and some wait to be verified', () => {
    const residents = residentsOf(rongyin)
    expect(residents.length).toBeGreaterThanOrEqual(120)
    expect(residentsOf(haiting).length).toBeGreaterThanOrEqual(24)
    expect(residents.filter((person) => !person.verified).length).toBeGreaterThanOrEqual(5)
    const roles = new Set(rongyin.people.flatMap((person) => person.roles))
    expect([...roles].sort()).toEqual(['admin', 'committee', 'department', 'gridWorker', 'moderator', 'resident', 'supervisor'])
    const kinds = new Set(rongyin.people.map((person) => person.kind))
    for (const kind of ['RESIDENT', 'OWNERS_COMMITTEE', 'COMMITTEE', 'PROPERTY', 'CPPCC_MEMBER', 'STREET', 'DEPARTMENT', 'EXPERT', 'SECTOR', 'DELEGATE'] as const) {
      expect(kinds).toContain(kind)
    }
    const have = (role: string) => rongyin.people.filter((person) => (person.roles as string[]).includes(role)).length
    expect([have('moderator'), have('supervisor'), have('gridWorker')]).toEqual([2, 2, 3])
    unique(everyone.flatMap((person) => (person.card ? [String(person.card.rank)] : [])))
  })

  it('live behind doors that exist, in the grid of their building', () => {
    for (const community of demo.communities) {
      for (const person of residentsOf(community)) {
        const building = community.buildings.find((each) => each.key === person.building)
        expect(building?.units.some((unit) => unit.door === person.door), person.key).toBe(true)
        expect(person.grid).toBe(building?.grid)
      }
    }
  })

  it('answer for departments that each have one or two contacts', () => {
    for (const community of demo.communities) {
      const members: Pick<PersonContent, 'department'>[] = [...community.people, ...community.guests]
      for (const department of community.departments) {
        const contacts = members.filter((member) => member.department === department.key).length
        expect(contacts, department.name).toBeGreaterThanOrEqual(1)
        expect(contacts, department.name).toBeLessThanOrEqual(2)
      }
    }
    expect(rongyin.departments.length).toBeGreaterThanOrEqual(6)
  })
})

describe('the houses', () => {
  it('are three grids and six buildings whose doors are unlike, in sizes that flats have', () => {
    expect([rongyin.grids.length, rongyin.buildings.length]).toEqual([3, 6])
    for (const building of [...rongyin.buildings, ...haiting.buildings]) {
      unique(building.units.map((unit) => unit.door))
      for (const unit of building.units) {
        expect(unit.area).toBeGreaterThanOrEqual(4632)
        expect(unit.area).toBeLessThanOrEqual(12870)
        expect(unit.owners.length === 0).toBe(unit.isUnsold === true)
      }
    }
  })

  it('have an owner of several units, couples, rented flats, and a few that the developer kept', () => {
    const units = rongyin.buildings.flatMap((building) => building.units)
    const owned = (key: string) => units.filter((unit) => unit.owners.includes(key)).length
    expect(owned('qiu-xiansheng')).toBe(3)
    expect(units.filter((unit) => unit.owners.length > 1).length).toBeGreaterThanOrEqual(10)
    expect(units.filter((unit) => unit.isRented).length).toBeGreaterThanOrEqual(8)
    expect(units.filter((unit) => unit.isUnsold)).toHaveLength(5)
  })
})

describe('the matters', () => {
  it('are at least 25, in every phase that a topic can be in and of every care', () => {
    expect(rongyin.topics.length).toBeGreaterThanOrEqual(25)
    const phases = new Set(rongyin.topics.map((topic) => topic.phaseNow))
    inside(topicPhases.filter((phase) => phase !== 'DRAFT'), phases)
    expect(rongyin.topics.some((topic) => topic.steps.some((step) => step.step === 'continue'))).toBe(true)
    inside(careDomains, new Set(rongyin.topics.map((topic) => topic.careDomain)))
    inside(decisionPaths, new Set(rongyin.topics.flatMap((topic) => topic.steps.flatMap((step) => (step.step === 'accept' ? [step.path] : [])))))
    expect(haiting.topics.length).toBeGreaterThanOrEqual(4)
  })

  it('carry the names of verified neighbours, once each, and not the author again', () => {
    for (const community of demo.communities) {
      const verified = new Set(community.people.filter((person) => person.verified).map((person) => person.key))
      for (const topic of community.topics) {
        unique(topic.endorsers.people)
        inside([...topic.endorsers.people, topic.author], verified)
        expect(topic.endorsers.people, topic.key).not.toContain(topic.author)
        const speaks = new Set([...verified, ...community.people.filter((person) => person.roles.includes('committee')).map((person) => person.key)])
        inside(topic.comments.map((comment) => comment.by), speaks)
      }
    }
  })

  it('fit the limits of the doors', () => {
    for (const topic of demo.communities.flatMap((community) => community.topics)) {
      expect(topic.title.length).toBeLessThanOrEqual(limits.title)
      expect(topic.story.length).toBeLessThanOrEqual(limits.story)
      expect(topic.tags.length).toBeLessThanOrEqual(limits.tags)
      expect(topic.photos.length).toBeLessThanOrEqual(limits.photos)
      for (const tag of topic.tags) expect(tag.length).toBeLessThanOrEqual(limits.tag)
      for (const comment of topic.comments) expect(comment.text.length).toBeLessThanOrEqual(limits.comment)
      for (const text of textsIn(topic.steps)) expect(text.length).toBeLessThanOrEqual(limits.reason)
    }
    for (const task of demo.communities.flatMap((community) => community.tasks)) {
      expect(task.title.length).toBeLessThanOrEqual(limits.title)
      for (const step of task.steps) {
        if ('evidence' in step) for (const each of step.evidence) expect(each.caption.length).toBeLessThanOrEqual(limits.caption)
      }
    }
  })
})

describe('what came of them', () => {
  it('hangs under every lamp and in every phase that matters', () => {
    const { tasks } = rongyin
    inside(['GREEN', 'YELLOW', 'RED', 'BLUE'], new Set(tasks.map((task) => task.lampNow ?? '')))
    inside(taskPhases.filter((phase) => phase !== 'LISTED'), new Set(tasks.map((task) => task.phaseNow)))
    expect(tasks.filter((task) => task.phaseNow === 'CLOSED').length).toBeGreaterThanOrEqual(4)
    const replies = new Set(tasks.flatMap((task) => task.steps.flatMap((step) => (step.step === 'reply' ? [step.replyClass] : []))))
    expect([...replies].sort()).toEqual(['A', 'B', 'C'])
    inside(['QUESTION', 'HELP', 'SUGGESTION', 'COMMUNITY', 'PROPOSAL'], new Set(tasks.map((task) => task.kind)))
  })
})

describe('every name that is mentioned', () => {
  it('belongs to somebody', () => {
    for (const community of demo.communities) inside(peopleIn({ ...community, people: [] }), known)
  })

  it('of a topic, session, item, outcome, department or picture belongs to something', () => {
    for (const community of demo.communities) {
      const topics = new Set(community.topics.map((topic) => topic.key))
      const sessions = new Map(community.sessions.map((session) => [session.key, session]))
      const departments = new Set(community.departments.map((department) => department.key))
      unique([...topics])
      unique(community.tasks.map((task) => task.key))
      for (const topic of community.topics) {
        inside(topic.photos, new Set(pictureKeys))
        for (const step of topic.steps) {
          if (step.step === 'merge') expect(topics).toContain(step.into)
          if (step.step === 'continue' && step.session) expect([...sessions.keys()]).toContain(step.session)
        }
      }
      for (const session of community.sessions) {
        inside(session.items.flatMap((item) => item.topic ?? []), topics)
        const items = new Set(session.items.map((item) => item.key))
        inside(Object.keys(session.minutes?.notes ?? {}), items)
        inside((session.minutes?.dissent ?? []).map((each) => each.item), items)
      }
      for (const outcome of community.outcomes) {
        expect(sessions.get(outcome.session)?.items.find((item) => item.key === outcome.item)?.topic).toBe(outcome.topic)
        inside(outcome.steps.flatMap((step) => (step.step === 'send' && step.department ? [step.department] : [])), departments)
      }
      const outcomes = new Set(community.outcomes.map((outcome) => outcome.key))
      for (const task of community.tasks) {
        expect(outcomes).toContain(task.outcome)
        inside(task.steps.flatMap((step) => (step.step === 'assign' ? [step.department] : [])), departments)
        inside(task.steps.flatMap((step) => ('evidence' in step ? step.evidence.map((each) => each.picture) : [])), new Set(pictureKeys))
      }
    }
  })
})

describe('who does something', () => {
  it('holds the office for it', () => {
    for (const community of demo.communities) {
      const members = new Map<string, Omit<MembershipContent, 'person'>>([...community.people.map((person) => [person.key, person] as const), ...community.guests.map((guest) => [guest.person, guest] as const)])
      const holds = (key: string, role: string) => (members.get(key)?.roles as string[] | undefined)?.includes(role) ?? false
      for (const topic of community.topics) for (const step of topic.steps) expect(holds(step.by, 'committee'), `${topic.key} ${step.step}`).toBe(true)
      for (const session of community.sessions) {
        expect(holds(session.convenedBy, 'committee')).toBe(true)
        expect(session.moderators.every((key) => holds(key, 'moderator'))).toBe(true)
      }
      for (const task of community.tasks) {
        let department = ''
        for (const step of task.steps) {
          const where = `${task.key} ${step.step}`
          if (step.step === 'assign') department = step.department
          if (['register', 'assign', 'grantReturn', 'refuseReturn', 'grantExtension', 'evaluate'].includes(step.step) && 'by' in step) expect(holds(step.by, 'committee'), where).toBe(true)
          if (['sign', 'askReturn', 'progress', 'askExtension', 'reply'].includes(step.step) && 'by' in step) expect(members.get(step.by)?.department, where).toBe(department)
          if (step.step === 'nod' && step.party === 'SUPERVISOR') expect(holds(step.by, 'supervisor'), where).toBe(true)
        }
      }
    }
  })
})

describe('the evenings', () => {
  const sessions = demo.communities.flatMap((community) => community.sessions.map((session) => ({ community, session })))

  it('are two finished, one in progress with 103 people, one tomorrow, and a finished one next door', () => {
    expect(rongyin.sessions.map((session) => session.progress)).toEqual(['FINISHED', 'FINISHED', 'LIVE', 'ANNOUNCED'])
    expect(haiting.sessions.map((session) => session.progress)).toEqual(['FINISHED'])
    const live = rongyin.sessions.find((session) => session.progress === 'LIVE')!
    expect([live.attendance!.inPerson.length, live.attendance!.remote.length]).toEqual([46, 57])
    const kinds = new Map<string, number>()
    for (const key of [...live.attendance!.inPerson, ...live.attendance!.remote]) {
      const { kind } = rongyin.people.find((person) => person.key === key)!
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    expect(Object.fromEntries(kinds)).toEqual({ RESIDENT: 86, COMMITTEE: 3, OWNERS_COMMITTEE: 4, PROPERTY: 2, CPPCC_MEMBER: 2, STREET: 1, DEPARTMENT: 2, SECTOR: 3 })
  })

  it('have everybody who speaks, moves, seconds, writes or signs in the room, once', () => {
    for (const { session } of sessions) {
      if (!session.attendance) continue
      const here = [...session.attendance.inPerson, ...session.attendance.remote]
      unique(here)
      const room = new Set(here)
      for (const item of session.items) {
        for (const step of item.course) {
          if ('by' in step) inside([step.by], room)
          if (step.step === 'move') inside(step.secondedBy, room)
          if (step.step === 'amend') inside([step.suggested], room)
          if (step.step === 'rule') inside([step.on], room)
        }
      }
      inside([...session.moderators.slice(0, 1), ...(session.minutes?.signatures ?? []).map((each) => each.by)], room)
    }
  })

  it('let nobody speak more than twice on an item, and extend nobody past three minutes', () => {
    for (const { session } of sessions) {
      for (const item of session.items) {
        const turns = new Map<string, number>()
        for (const step of item.course) {
          if (step.step !== 'speech') continue
          turns.set(step.by, (turns.get(step.by) ?? 0) + 1)
          expect(step.seconds ?? 0, `${item.key} ${step.by}`).toBeLessThanOrEqual(step.isExtended || step.readBy ? 180 : 120)
        }
        expect([...turns.values()].every((count) => count <= 2), item.key).toBe(true)
      }
    }
  })

  it('put to the vote the words that were read out, which somebody else had seconded', () => {
    for (const { session } of sessions) {
      for (const item of session.items) {
        const words = wordsOf(item.course)
        for (const step of item.course) {
          if (step.step === 'ballot') expect(words.at(-1)).toBe(step.ballot.question)
          if (step.step === 'move') {
            unique(step.secondedBy)
            expect(step.secondedBy).not.toContain(step.by)
            expect(step.secondedBy.length).toBeGreaterThanOrEqual(defaultRules.motionSeconds.value)
          }
        }
      }
    }
  })

  it('keep the minutes of what was said against, with an answer, and one who disagreed signed', () => {
    for (const { session } of sessions.filter((each) => each.session.progress === 'FINISHED')) {
      expect(session.minutes!.signatures.length).toBeGreaterThanOrEqual(defaultRules.minutesConfirmations.value)
      expect(session.minutes!.signatures.some((signature) => signature.hasDissented)).toBe(true)
      expect(session.minutes!.dissent.every((each) => each.answer)).toBe(true)
      expect(session.items.map((item) => item.key).sort()).toEqual(Object.keys(session.minutes!.notes).sort())
    }
  })

  function wordsOf(course: CourseStep[]): string[] {
    return course.flatMap((step) => (step.step === 'move' || step.step === 'amend' ? [step.text] : []))
  }
})

describe('the pictures', () => {
  it('are one for each key, each with words for those who do not see it', () => {
    expect(Object.keys(demo.pictures).sort()).toEqual([...pictureKeys].sort())
    for (const [key, picture] of Object.entries(demo.pictures)) {
      expect(picture.svg.startsWith('<svg '), key).toBe(true)
      expect(picture.svg).not.toMatch(/undefined|NaN/)
      expect(picture.alt).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('the voice', () => {
  const texts = textsIn(demo)

  it('never shouts and never talks like a form', () => {
    expect(texts.filter((text) => /[!！]|请知悉|特此|贵单位|相关部门|高度重视|予以/.test(text))).toEqual([])
  })

  it('sets a space between Chinese and figures, and Chinese marks between Chinese words', () => {
    expect(texts.filter((text) => /\p{Script=Han}\d|\d\p{Script=Han}/u.test(text))).toEqual([])
    expect(texts.filter((text) => /\p{Script=Han}[,;:?]|[,;:?]\p{Script=Han}/u.test(text))).toEqual([])
  })

  it('tells no two matters in the same words', () => {
    unique(demo.communities.flatMap((community) => community.topics.flatMap((topic) => [topic.title, topic.story, ...topic.comments.map((comment) => comment.text)])))
  })
})

describe('the words of the rules', () => {
  it('say what every rule and every source is, in both languages', () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words.rule).sort()).toEqual(Object.keys(defaultRules).sort())
      inside(Object.values(defaultRules).map((rule) => rule.cite), new Set(Object.keys(words.cite)))
      for (const rule of Object.values(words.rule)) expect(rule.name && rule.plain).toBeTruthy()
      for (const cite of Object.values(words.cite)) expect(cite.source).toBeTruthy()
    }
  })
})
