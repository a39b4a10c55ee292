import type { CommunityContent, EvidenceContent, OutcomeContent, OutcomeStep, TaskContent, TaskStep } from '../content/types.ts'
import { keepPicture } from './pictures.ts'
import { spread, type Player } from './player.ts'

/** What was agreed, from the record of it to the answer of the unit. */
export function playOutcome(player: Player, community: CommunityContent, outcome: OutcomeContent): void {
  for (const step of outcome.steps) player.at(step.at, `${step.step} outcome ${outcome.key}`, () => playOutcomeStep(player, community, outcome, step))
}

async function playOutcomeStep(player: Player, community: CommunityContent, outcome: OutcomeContent, step: OutcomeStep): Promise<void> {
  if (step.step === 'record') {
    const made = await player.do<{ outcomeId: string }>(step.by, 'RecordOutcome', {
      from: { kind: 'ITEM', sessionId: player.id('session', outcome.session), itemId: player.id('item', `${outcome.session} ${outcome.item}`) }, title: outcome.title, text: outcome.text,
    })
    player.learn('outcome', outcome.key, made.outcomeId)
    return
  }
  const outcomeId = player.id('outcome', outcome.key)
  switch (step.step) {
    case 'publicize': return player.do(step.by, 'PublicizeOutcome', { outcomeId })
    case 'send': return player.do(step.by, 'SendOutcome', { outcomeId, departmentId: step.department && player.id('department', `${community.key} ${step.department}`), note: step.note })
    case 'answer': return player.do(step.by, 'AnswerOutcome', { outcomeId, verdict: step.verdict, reason: step.reason })
    case 'track': return player.do(step.by, 'TrackOutcome', { outcomeId })
    case 'conclude': return player.do(step.by, 'ConcludeOutcome', { outcomeId, reason: step.reason })
  }
}

/** A promise, from the ledger to the three seals. */
export function playTask(player: Player, community: CommunityContent, task: TaskContent): void {
  for (const step of task.steps) {
    if (step.step === 'othersRate') {
      player.at(step.from, `others rate ${task.key}`, () => othersRate(player, task, step))
    } else {
      player.at(step.at, `${step.step} task ${task.key}`, () => playTaskStep(player, community, task, step))
    }
  }
}

async function playTaskStep(player: Player, community: CommunityContent, task: TaskContent, step: Exclude<TaskStep, { step: 'othersRate' }>): Promise<void> {
  if (step.step === 'register') {
    const made = await player.do<{ taskId: string }>(step.by, 'RegisterTask', {
      outcomeId: player.id('outcome', task.outcome), title: task.title, detail: task.detail, kind: task.kind, gridId: task.grid && player.id('grid', `${community.key} ${task.grid}`),
    })
    player.learn('task', task.key, made.taskId)
    return
  }
  const taskId = player.id('task', task.key)
  const evidence = async (person: string, list: EvidenceContent[]) => {
    const kept = []
    for (const each of list) kept.push({ fileId: await keepPicture(player, community.key, person, each.picture), moment: each.moment, caption: each.caption })
    return kept
  }
  switch (step.step) {
    case 'assign': return player.do(step.by, 'AssignTask', { taskId, departmentId: player.id('department', `${community.key} ${step.department}`), note: step.note })
    case 'sign': return player.do(step.by, 'SignTask', { taskId })
    case 'askReturn': return player.do(step.by, 'AskReturn', { taskId, reason: step.reason })
    case 'grantReturn': return player.do(step.by, 'DecideReturn', { taskId, granted: true, reason: step.note })
    case 'refuseReturn': return player.do(step.by, 'DecideReturn', { taskId, granted: false, reason: step.reason })
    case 'progress': return player.do(step.by, 'ReportProgress', { taskId, text: step.text, evidence: await evidence(step.by, step.evidence) })
    case 'askExtension': return player.do(step.by, 'AskExtension', { taskId, reason: step.reason, until: player.moment(step.until) })
    case 'grantExtension': return player.do(step.by, 'DecideExtension', { taskId, granted: true, reason: '', consent: step.consent })
    case 'reply': return player.do(step.by, 'ReplyToTask', {
      taskId, replyClass: step.replyClass, text: step.text, evidence: await evidence(step.by, step.evidence), answerAgainBy: step.answerAgain && player.moment(step.answerAgain),
    })
    case 'evaluate': return player.do(step.by, 'OpenEvaluation', { taskId })
    case 'rate': return player.do(step.by, 'RateTask', { taskId, score: step.score, reason: step.reason })
    case 'talk': return player.do(step.by, 'HoldFaceToFace', { taskId, settled: step.isSettled, note: step.note })
    case 'nod': return player.do(step.by, 'ConfirmClosing', { taskId, party: step.party, note: step.note, evidence: await evidence(step.by, step.evidence) })
  }
}

/** Everybody who was asked and is not told by name. */
async function othersRate(player: Player, task: TaskContent, step: Extract<TaskStep, { step: 'othersRate' }>): Promise<void> {
  const taskId = player.id('task', task.key)
  const named = new Set([...task.steps.flatMap((each) => (each.step === 'rate' ? [each.by] : [])), ...step.waiting ?? []].map((key) => player.id('person', key)))
  const asked = await player.db.taskRater.findMany({ where: { taskId, score: null }, orderBy: { userId: 'asc' } })
  const last = Math.max(...asked.map((rater) => rater.round))
  const others = asked.filter((rater) => rater.round === last && !named.has(rater.userId))
  const raters = others.slice(0, Math.max(0, others.length - step.silent))
  const moments = spread(player.moment(step.from), player.moment(step.to), raters.length)
  raters.forEach((rater, index) => {
    player.at(moments[index]!, `${rater.userId} rates ${task.key}`, async () => {
      player.learn('person', `rater ${rater.userId}`, rater.userId)
      await player.do(`rater ${rater.userId}`, 'RateTask', { taskId, score: index < step.basically ? 'BASICALLY' : 'SATISFIED', reason: '' })
    })
  })
}
