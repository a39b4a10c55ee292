#!/usr/bin/env node
/**
 * Counts a ballot again, from its counting file alone.
 *
 *   node verify-ballot.mjs FILE [--head 9f3a20c177be]
 *
 * It needs Node and nothing else: no network, no server, no other file. Nothing of it is shared with the program that counted
 * first; the file is described in docs/counting-file.md, so that anybody can write this once more.
 * `--head`: the fingerprint as it stood on the big screen or in the minutes, all of it or its beginning.
 * Exit 0: every value in the file fits. 1: something does not, and is named. 2: not called as it should be.
 */
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** JSON with the members of every object sorted by name: the same value always gives the same text. */
function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  if (value !== null && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map((name) => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}'
  }
  return JSON.stringify(value)
}

class Unfit extends Error {
  constructor(zh, en) { super(en); this.zh = zh; this.en = en }
}

// ---------- the shape: every member that must be there, and none besides ----------

const text = (value) => typeof value === 'string'
const whole = (value) => Number.isSafeInteger(value) && value >= 0
const truth = (value) => typeof value === 'boolean'
const is = (...words) => (value) => words.includes(value)
const orNull = (check) => (value, path) => value === null || fits(value, check, path)
const list = (check) => (value, path) => Array.isArray(value) && value.every((each, at) => fits(each, check, `${path}[${at}]`))
const tuple = (...checks) => (value, path) => Array.isArray(value) && value.length === checks.length && checks.every((check, at) => fits(value[at], check, `${path}[${at}]`))
const record = (check) => (value, path) => isObject(value) && Object.keys(value).every((name) => fits(value[name], check, `${path}.${name}`))
const object = (members) => (value, path) => {
  if (!isObject(value)) return false
  const unknown = Object.keys(value).find((name) => !(name in members))
  if (unknown !== undefined) throw new Unfit(`文件里多出了 ${path}.${unknown}。`, `There is an unexpected ${path}.${unknown}.`)
  return Object.entries(members).every(([name, check]) => fits(value[name], check, `${path}.${name}`))
}
const oneOfKinds = (kinds) => (value, path) => {
  if (!isObject(value) || !Object.hasOwn(kinds, value.kind)) return false
  return object({ kind: text, ...kinds[value.kind] })(value, path)
}
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)

function fits(value, check, path) {
  if (!check(value, path)) throw new Unfit(`${path} 缺了，或者不是该有的样子。`, `${path} is missing, or is not what it should be.`)
  return true
}

const weight = object({ heads: whole, area: whole })
const line = object({ have: whole, need: whole, of: whole })
const measure = object({ heads: line, area: orNull(line), isMet: truth })
const result = object({
  outcome: is('PASSED', 'REJECTED', 'TOO_FEW', 'SHARES'), participation: orNull(measure), approvals: orNull(record(measure)), adopted: list(text), tied: list(text),
})
const option = object({ id: text, text })
const countingFile = object({
  format: is('linli-counting-file/1'),
  ballot: object({
    id: text,
    question: object({
      text, facts: list(object({ label: text, text })),
      choices: oneOfKinds({ YES_NO: {}, ONE_OF: { options: list(option) }, UP_TO: { most: whole, options: list(option) } }),
    }),
    type: is('INTENT_POLL', 'SESSION_RESOLUTION', 'RESIDENTS_ASSEMBLY', 'PACT_ADOPTION', 'OWNER_ORDINARY', 'OWNER_MAJOR'),
    secrecy: is('NAMED', 'SECRET'), basis: orNull(text), isOfficial: truth, openedAt: whole, closesAt: orNull(whole), closedAt: whole,
    roll: object({
      voters: whole, heads: whole, area: whole, hash: text, at: whole,
      body: oneOfKinds({
        NONE: {}, OWNERS: { heads: whole, area: whole }, ASSEMBLY: { total: whole, present: orNull(whole) },
        PRESENT: { present: whole, quorum: object({ have: whole, need: whole, missing: list(text) }) },
      }),
    }),
    silence: orNull(object({ rule: object({ counts: is('AS_ABSTENTION', 'WITH_MAJORITY'), cite: text }), silent: weight })),
    setAside: list(object({ voter: text, why: is('ELECTRONIC_WINS', 'REPLACED', 'REJECTED', 'NOT_CHECKED') })),
  }),
  roll: list(tuple(text, text, whole, whole)),
  papers: list(object({ area: whole, building: text, channel: is('ELECTRONIC', 'PAPER', 'PROXY', 'ASSISTED'), choices: text, heads: whole, receipt: text, voter: orNull(text) })),
  count: object({
    papers: whole, participating: weight, choices: record(weight), result, resultWithSilent: orNull(result), chainHead: text,
  }),
})

// ---------- counting again ----------

/** The ids that may stand on a paper. */
const idsOf = (choices) => (choices.kind === 'YES_NO' ? ['yes', 'no'] : choices.options.map((each) => each.id)).concat('abstain')

function isValidPaper(choices, chosen) {
  const most = choices.kind === 'UP_TO' ? choices.most : 1
  const isSorted = chosen.every((id, at) => at === 0 || chosen[at - 1] < id)
  return isSorted && chosen.length >= 1 && chosen.length <= most && chosen.every((id) => idsOf(choices).includes(id))
    && (chosen.length === 1 || !chosen.includes('abstain'))
}

/** Whole numbers only, as large as they like: "at least n/d of", or "more than n/d of". */
function reach(have, of, { n, d, orMore }) {
  const share = BigInt(of) * n
  let need = share / d
  if (!orMore || share % d !== 0n) need += 1n
  if (need < 1n) need = 1n
  return { have, need: Number(need), of }
}
const half = { n: 1n, d: 2n, orMore: false }
const twoThirds = { n: 2n, d: 3n, orMore: true }
const threeQuarters = { n: 3n, d: 4n, orMore: true }

const reached = (each) => each.have >= each.need
function measured(have, of, share, withArea) {
  const heads = reach(have.heads, of.heads, share)
  const area = withArea ? reach(have.area, of.area, share) : null
  return { heads, area, isMet: reached(heads) && (area === null || reached(area)) }
}

/** What the law makes of the sums (民法典 278, 居委会组织法 9 and 15, and the rules of the hall). */
function judge({ type, question, roll }, took, sums) {
  const { body } = roll
  const isOwners = type === 'OWNER_ORDINARY' || type === 'OWNER_MAJOR'
  const kindOf = { INTENT_POLL: 'NONE', SESSION_RESOLUTION: 'PRESENT', RESIDENTS_ASSEMBLY: 'ASSEMBLY', PACT_ADOPTION: 'ASSEMBLY', OWNER_ORDINARY: 'OWNERS', OWNER_MAJOR: 'OWNERS' }[type]
  if (body.kind !== kindOf) throw new Unfit('表决的类别和计算基数对不上。', 'The body does not belong to this type of ballot.')
  if (type === 'INTENT_POLL') return { outcome: 'SHARES', participation: null, approvals: null, adopted: [], tied: [] }

  let participation
  let of
  let isThere = true
  if (isOwners) {
    participation = measured(took, body, twoThirds, true)
    of = took
  } else if (body.kind === 'PRESENT') {
    const heads = { have: body.quorum.have, need: body.quorum.need, of: body.quorum.have }
    participation = { heads, area: null, isMet: reached(heads) }
    of = { heads: body.present, area: 0 }
    isThere = body.quorum.missing.length === 0
  } else {
    of = { heads: body.present ?? took.heads, area: 0 }
    participation = measured(of, { heads: body.total, area: 0 }, half, false)
  }
  const share = type === 'OWNER_MAJOR' ? threeQuarters : half
  const candidates = idsOf(question.choices).filter((id) => id !== 'abstain')
  const approvals = Object.fromEntries(candidates.map((id) => [id, measured(sums[id], of, share, isOwners)]))
  const hasTakenPart = participation.isMet && isThere

  // adopted: whatever has its majority, the strongest first, as many as may be chosen; who is level on the last place is out
  const places = question.choices.kind === 'UP_TO' ? question.choices.most : 1
  const carried = candidates.filter((id) => approvals[id].isMet && (question.choices.kind !== 'YES_NO' || id === 'yes'))
  const stronger = (id, than) => sums[id].heads > sums[than].heads || (sums[id].heads === sums[than].heads && sums[id].area > sums[than].area)
  const above = (id) => carried.filter((other) => stronger(other, id)).length
  const level = (id) => carried.filter((other) => !stronger(other, id) && !stronger(id, other)).length
  const inOrder = [...carried].sort((a, b) => above(a) - above(b))
  const adopted = inOrder.filter((id) => above(id) + level(id) <= places)
  const tied = inOrder.filter((id) => above(id) < places && above(id) + level(id) > places)
  return {
    outcome: !hasTakenPart ? 'TOO_FEW' : adopted.length > 0 ? 'PASSED' : 'REJECTED',
    participation, approvals, adopted: hasTakenPart ? adopted : [], tied: hasTakenPart ? tied : [],
  }
}

/** The silent take part, and abstain – or follow the majority, where heads and area agree on one. */
function withTheSilent({ rule, silent }, took, sums) {
  const leader = (what) => {
    const best = Object.keys(sums).filter((id) => Object.keys(sums).every((other) => other === id || sums[id][what] > sums[other][what]))
    return best.length === 1 && sums[best[0]][what] > 0 ? best[0] : null
  }
  const joined = rule.counts === 'WITH_MAJORITY' && leader('heads') !== null && leader('heads') === leader('area') ? leader('heads') : 'abstain'
  const plus = (one) => ({ heads: one.heads + silent.heads, area: one.area + silent.area })
  return [plus(took), { ...sums, [joined]: plus(sums[joined]) }]
}

/**
 * @param {string} source the file
 * @param {string | null} seenHead the fingerprint that somebody saw elsewhere
 * @returns {{ faults: { zh: string, en: string }[], said: { zh: string, en: string } | null }} no faults: every value fits
 */
export function verifyBallot(source, seenHead = null) {
  const faults = []
  const demand = (isRight, zh, en) => { if (!isRight) faults.push({ zh, en }) }
  const same = (a, b) => canonical(a) === canonical(b)
  let file
  try {
    file = JSON.parse(source)
  } catch {
    return { faults: [{ zh: '这不是计票文件：读不出 JSON。请下载 JSON 那一份。', en: 'This is no counting file: it is not JSON. Please download the JSON one.' }], said: null }
  }
  try {
    fits(file, countingFile, 'file')
    const { ballot, roll, papers, count } = file
    const { choices } = ballot.question

    // the roll
    demand(roll.every(([handle], at) => at === 0 || roll[at - 1][0] < handle), '名册里有重复的人，或者次序被动过。', 'Somebody is on the roll twice, or its order was changed.')
    demand(roll.length === ballot.roll.voters, `名册写着 ${ballot.roll.voters}，数出来是 ${roll.length}。`, `The roll is said to have ${ballot.roll.voters} voters; there are ${roll.length}.`)
    demand(roll.reduce((sum, row) => sum + row[2], 0) === ballot.roll.heads, '名册的人数加起来对不上。', 'The heads on the roll do not add up.')
    demand(roll.reduce((sum, row) => sum + row[3], 0) === ballot.roll.area, '名册的面积加起来对不上。', 'The areas on the roll do not add up.')
    demand(sha256(roll.map((row) => row.join(' ')).join('\n')) === ballot.roll.hash, '名册和定下来时的指纹不一样。', 'The roll does not give the hash with which it was frozen.')
    const { body } = ballot.roll
    const isWithin = body.kind === 'OWNERS' ? ballot.roll.heads <= body.heads && ballot.roll.area <= body.area
      : body.kind === 'ASSEMBLY' ? roll.length <= body.total && (body.present === null || body.present === roll.length)
      : body.kind === 'PRESENT' ? body.present === roll.length : true
    demand(isWithin, '计算基数比名册还小。', 'The body is smaller than the roll.')

    // the papers
    const onRoll = new Map(roll.map((row) => [row[0], row]))
    const isSecret = ballot.secrecy === 'SECRET'
    const channels = new Map()
    papers.forEach((paper, at) => {
      const name = paper.receipt
      const before = papers[at - 1]
      demand(!before || before.receipt < name || (!isSecret && before.receipt === name), `${name}：次序被动过，或者同一个号有两张票。`, `${name}: the order was changed, or one number stands on two papers.`)
      demand(isValidPaper(choices, paper.choices.split(',')), `${name}：这张票的选择不合规定。`, `${name}: the choices on this paper are not allowed.`)
      if (isSecret) {
        demand(paper.voter === null && paper.building === '' && paper.channel === 'ELECTRONIC', `${name}：无记名的票上不该有来历。`, `${name}: a secret paper must not say where it comes from.`)
        demand(paper.heads === 1 && paper.area === 0, `${name}：无记名的票，一张只算一个人。`, `${name}: a secret paper counts one person and no area.`)
        return
      }
      const row = onRoll.get(paper.voter)
      demand(row !== undefined, `${name}：投票的不在名册上。`, `${name}: whoever voted is not on the roll.`)
      demand(!channels.has(paper.voter), `${name}：同一个人计了两张票。`, `${name}: one voter has two papers.`)
      demand(row === undefined || (row[2] === paper.heads && row[3] === paper.area), `${name}：户数、面积和名册不一样。`, `${name}: heads or area differ from the roll.`)
      channels.set(paper.voter, paper.channel)
    })
    demand(papers.length <= roll.length, '票比名册上的人还多。', 'There are more papers than voters.')
    for (const { voter, why } of ballot.setAside) {
      demand(!isSecret && onRoll.has(voter), '没有计入的纸票里，有人不在名册上。', 'A paper vote that was set aside belongs to nobody on the roll.')
      demand(why !== 'ELECTRONIC_WINS' || (channels.has(voter) && channels.get(voter) !== 'PAPER'), '有一张纸票写着「以网上的为准」，网上却没有票。', 'A paper vote gave way to an electronic one that is not there.')
    }

    // the sums, and what they mean
    const sums = Object.fromEntries(idsOf(choices).map((id) => [id, { heads: 0, area: 0 }]))
    const took = { heads: 0, area: 0 }
    for (const paper of papers) {
      for (const sum of [took, ...paper.choices.split(',').map((id) => sums[id] ?? { heads: 0, area: 0 })]) {
        sum.heads += paper.heads
        sum.area += paper.area
      }
    }
    demand(count.papers === papers.length, `写着 ${count.papers} 张票，数出来是 ${papers.length} 张。`, `${count.papers} papers are said to be counted; there are ${papers.length}.`)
    demand(same(count.participating, took), '参与的户数或面积，和一张张加起来的不一样。', 'The participation differs from the sum of the papers.')
    demand(same(count.choices, sums), '各项的票数，和一张张加起来的不一样。', 'The sums of the choices differ from the papers.')
    demand(same(count.result, judge(ballot, took, sums)), '结果和重新算的不一样。', 'The result differs from what the sums give.')
    const after = ballot.silence && withTheSilent(ballot.silence, took, sums)
    demand(same(count.resultWithSilent, after && judge(ballot, ...after)), '把没投票的算进去的那个结果，和重新算的不一样。', 'The result with the silent differs from what the sums give.')
    demand(ballot.silence === null || body.kind === 'OWNERS', '只有业主表决才能把没投票的另算。', 'Only owners’ ballots may count the silent.')

    // the chain
    const head = papers.reduce((previous, paper) => sha256(previous + '\n' + canonical(paper)), sha256(canonical(ballot)))
    demand(head === count.chainHead, '最后的指纹对不上：问题、名册，或者某一张票被改过。', 'The last fingerprint does not fit: the question, the roll or a paper was changed.')
    const seen = seenHead === null ? '' : seenHead.toLowerCase().replace(/[^0-9a-f]/g, '')
    demand(seenHead === null || (seen.length >= 8 && head.startsWith(seen)), '这份文件的指纹，和您在别处看到的不一样。', 'The fingerprint of this file is not the one that you saw elsewhere.')
    return { faults, said: faults.length > 0 ? null : sentences(file) }
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return { faults: [...faults, { zh: error.zh, en: error.en }], said: null }
  }
}

// ---------- what it says ----------

function sentences({ ballot, roll, papers, count }) {
  const { choices } = ballot.question
  const deciding = count.resultWithSilent ?? count.result
  const isHouseholds = ballot.roll.body.kind === 'OWNERS' || ballot.basis === 'HOUSEHOLDS'
  const named = choices.kind === 'YES_NO' ? {} : Object.fromEntries(choices.options.map((each) => [each.id, each.text]))
  const each = (names) => idsOf(choices).map((id) => [named[id] ?? names[id], count.choices[id].heads])
  const outcomes = {
    PASSED: ['通过', 'passed'], REJECTED: ['没有通过', 'not passed'], TOO_FEW: ['参与不够', 'too few took part'], SHARES: ['只看意向，不作决定', 'shares only, nothing is decided'],
  }[deciding.outcome]
  const head = count.chainHead.slice(0, 12).match(/.{4}/g).join(' ')
  return {
    zh: `核对无误。「${ballot.question.text}」名册 ${roll.length} ${isHouseholds ? '户' : '人'}，${papers.length} 张票：${each({ yes: '同意', no: '不同意', abstain: '弃权' }).map(([name, n]) => `${name} ${n}`).join('，')}。结果：${outcomes[0]}。指纹开头是 ${head}，请和大屏幕、会议纪要上的比一比。`,
    en: `Verified. "${ballot.question.text}": ${roll.length} on the roll, ${papers.length} papers: ${each({ yes: 'yes', no: 'no', abstain: 'abstain' }).map(([name, n]) => `${name} ${n}`).join(', ')}. Result: ${outcomes[1]}. The fingerprint begins with ${head}; compare it with the big screen and the minutes.`,
  }
}

function main(args) {
  const at = args.indexOf('--head')
  const seenHead = at < 0 ? null : args[at + 1] ?? ''
  const files = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)]
  if (files.length !== 1) {
    console.error('用法 / usage: node verify-ballot.mjs FILE [--head 9f3a20c177be]')
    return 2
  }
  let source
  try {
    source = readFileSync(files[0], 'utf8')
  } catch (error) {
    console.error(`读不到这个文件 / cannot read the file: ${error.message}`)
    return 2
  }
  const { faults, said } = verifyBallot(source, seenHead)
  if (said) {
    console.log(said.zh)
    console.log(said.en)
    return 0
  }
  console.error(`没有通过核对，有 ${faults.length} 处不对：`)
  for (const { zh } of faults.slice(0, 20)) console.error(`  ${zh}`)
  console.error(`Not verified, ${faults.length} ${faults.length === 1 ? 'thing does' : 'things do'} not fit:`)
  for (const { en } of faults.slice(0, 20)) console.error(`  ${en}`)
  return 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2))
