import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandAnswer } from '../../contract/command.ts'
import type { ImportReport } from '../../contract/commands/import.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'

let world: TestWorld
let xiaozheng: TestPerson
beforeAll(async () => {
  world = await startWorld()
  xiaozheng = await world.person('小郑', { roles: ['admin', 'committee'], kind: 'COMMITTEE' })
  const { placeId: gridId } = await world.must<{ placeId: string }>(xiaozheng, 'AddPlace', { place: 'GRID', name: '一网格' })
  for (const name of ['1 号楼', '2 号楼']) await world.must(xiaozheng, 'AddPlace', { place: 'BUILDING', name, gridId })
})
afterAll(() => world.close())

async function upload(kind: 'residents' | 'units', file: Uint8Array | string, apply?: string, who = xiaozheng) {
  const query = new URLSearchParams({ community: 'rongyin', ...(apply && { apply }) })
  const answer = await world.fetch(who, `/api/import/${kind}?${query.toString()}`, { method: 'POST', body: file as BodyInit })
  return await answer.json() as CommandAnswer<ImportReport & { added: number; changed: number }>
}
async function check(kind: 'residents' | 'units', file: Uint8Array | string) {
  const answer = await upload(kind, file)
  if (!answer.ok) throw new Error(answer.code)
  return answer.data
}

/** "手机号,姓名,楼栋,房号" and two lines, in GBK as Excel saves it in China. */
const gbk = Uint8Array.from(Buffer.from('cad6bbfabac52cd0d5c3fb2cc2a5b6b02cb7bfbac50d0a31393930303030303030312cc1d6b0a2d2cc2c31bac5c2a52c3530320d0a', 'hex'))

describe('小郑 imports the residents', () => {
  it('reads GBK, UTF-8 with and without BOM, tabs, full-width digits and Excel habits', async () => {
    expect(await check('residents', gbk)).toMatchObject({ encoding: 'gbk', rows: 1, added: 1, bad: [] })
    for (const file of [
      '手机号,姓名,楼栋,房号\r\n19900000001,林阿姨,1 号楼,502\r\n',
      '\ufeff姓名\t房号\t楼栋\t手机\n林阿姨\t502\t1号楼\t="19900000001"\n\t\t\t\n',
      '手机号;姓名;楼栋;房号;;\n１９９００００００００１;林阿姨;１号楼;502;;\n;;;;;\n',
    ]) {
      expect(await check('residents', file.replace('１９９００００００００１', '１９９００００００００１'.slice(0, 11)))).toMatchObject({ rows: 1, bad: [], added: 1 })
    }
  })

  it('names every bad line with its reason, and imports nothing while there is one', async () => {
    const file = ['手机号,姓名,楼栋,房号,出生年', '1.99E+10,黄伯伯,1号楼,101,1950', '19900000002,,1号楼,102,', '19900000003,庄师傅,9号楼,103,', '19900000004,郭先生,1号楼,104,2199', '19900000004,吴老师,2号楼,105,1980'].join('\n')
    const report = await check('residents', file)
    expect(report.bad.map(({ line, fault }) => [line, fault])).toEqual([[2, 'scientific'], [3, 'missing'], [4, 'unknownBuilding'], [5, 'year'], [6, 'twice']])
    expect(await upload('residents', file, report.fileHash)).toEqual({ ok: false, code: 'IMPORT_HAS_BAD_LINES', detail: { lines: 5 } })
    expect(await world.app.runtime.store.db.membership.count()).toBe(1)
  })

  it('refuses a file other than the checked one, missing columns and people without the right', async () => {
    const { fileHash } = await check('residents', '手机号,姓名,楼栋,房号\n19900000001,林阿姨,1号楼,502\n')
    expect(await upload('residents', '手机号,姓名,楼栋,房号\n19900000009,林阿姨,1号楼,502\n', fileHash)).toMatchObject({ code: 'IMPORT_CHANGED' })
    expect(await upload('residents', '姓名,楼栋\n林阿姨,1号楼\n')).toMatchObject({ code: 'IMPORT_HEADINGS' })
    expect(await upload('residents', Uint8Array.of(0x81, 0xff, 0xff, 0x30))).toMatchObject({ code: 'IMPORT_ENCODING' })
    const lin = await world.person('林阿姨')
    expect(await upload('residents', 'x', undefined, lin)).toMatchObject({ code: 'NOT_ALLOWED' })
    const stranger = await world.person('外人', { community: 'haiting', roles: ['admin'] })
    expect(await upload('residents', 'x', undefined, stranger)).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('takes 5,000 rows within 5 s, and the export of them changes nothing when it is imported again', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `188${String(index).padStart(8, '0')},居民${index},${1 + (index % 2)} 号楼,${100 + index}`)
    const file = ['手机号,姓名,楼栋,房号', ...lines].join('\n')
    const { fileHash, added } = await check('residents', file)
    expect(added).toBe(5000)
    const from = performance.now()
    expect(await upload('residents', file, fileHash)).toEqual({ ok: true, data: { added: 5000, changed: 0 } })
    expect(performance.now() - from).toBeLessThan(5000)
    const exported = await (await world.fetch(xiaozheng, '/api/export/residents?community=rongyin')).text()
    expect(await check('residents', exported)).toMatchObject({ rows: 5000, unchanged: 5000, bad: [] })
  })
})

describe('小郑 imports the property roll', () => {
  it('makes heads as the law counts them: one owner of two units is one head, co-owners cast one vote, unsold units together', async () => {
    const file = ['楼栋,房号,面积,业主,业主手机,未售', '1号楼,101,78.36,张三,18700000001,', '1号楼,102,90.5,张三,18700000001,', '2号楼,101,100,李四/王五,18700000002/18700000003,', '2号楼,102,66.6㎡,海边地产,,是', '2号楼,103,70,海边地产,,是'].join('\n')
    const report = await check('units', file)
    expect(report).toMatchObject({ rows: 5, added: 5, bad: [] })
    expect((await upload('units', file, report.fileHash)).ok).toBe(true)
    const { db } = world.app.runtime.store
    const heads = await db.ownerHead.findMany({ where: { communityId: world.communityId } })
    expect(heads.map((head) => head.kind).sort()).toEqual(['CO_OWNERS', 'DEVELOPER', 'PERSON'])
    const sum = await db.unit.aggregate({ where: { communityId: world.communityId }, _sum: { area: true } })
    expect(sum._sum.area).toBe(7836 + 9050 + 10000 + 6660 + 7000)
    expect(await db.headMember.count()).toBe(3)
    const exported = await (await world.fetch(xiaozheng, '/api/export/units?community=rongyin')).text()
    expect(await check('units', exported)).toMatchObject({ rows: 5, unchanged: 5, bad: [] })
  })
  it('finds an area that is not square metres', async () => {
    const report = await check('units', '楼栋,房号,面积,业主\n1号楼,101,78.365,张三\n1号楼,102,1e3,张三\n1号楼,103,0,张三\n')
    expect(report.bad.map((each) => each.fault)).toEqual(['area', 'area', 'area'])
  })
})
