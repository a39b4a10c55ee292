import type { TopicContent } from '../../types.ts'
import { day, workingDay } from '../../when.ts'
import { crowd } from '../crowd.ts'

/** The committee has answered: on to the next step, back to the author, together with another, or to where it belongs. */
export const answered: TopicContent[] = [
  {
    key: 'barbecue-smoke',
    title: '烧烤摊的烟，能不能别往楼上飘？',
    story: '我住 3 号楼二楼，窗户正对烧烤摊。晚上开窗是孜然味的，晾的衣服穿到公司，同事问我是不是兼职。\n\n不想闹到谁家不能做生意，能不能往外挪十米，或者装个往下走的罩子。',
    careDomain: 'HOME', place: '南门口', grid: 'g2', building: 'b3', tags: ['夜市', '油烟'],
    author: 'zheng-xiaojie', photos: [], proposedAt: workingDay(-4, '22:15'),
    endorsers: { people: ['r3-201', 'r3-206', 'r3-305'], from: workingDay(-3, '08:10'), to: workingDay(-3, '21:00') },
    comments: [{ by: 'zeng-xiansheng', at: workingDay(-3, '12:00'), text: '郑小姐，我那件说的也是这个，我在您隔壁。要不要合在一起？人多说得响一点。' }],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: workingDay(-1, '09:35') },
      { step: 'merge', by: 'xiao-zheng', at: workingDay(-1, '11:20'), into: 'night-market', consent: 'BOTH_AGREED', reason: '两件说的是同一条街、同一个钟点。郑小姐和曾先生都同意合起来，三位邻居的附议跟着过去。' },
    ],
    phaseNow: 'MERGED',
  },
  {
    key: 'charging-upstairs',
    title: '电动车推上楼充电，我夜里睡不着',
    story: '我楼上三家把电瓶提回家充，楼下两辆直接停在楼梯口，插线板从门缝里拉出来。新闻里一着就是整栋楼。\n\n我不想半夜去敲人家的门，敲了也不好意思。有没有个正经充电的地方？',
    careDomain: 'HOME', place: '2 号楼', grid: 'g1', building: 'b2', tags: ['电动车', '防火'],
    author: 'r2-502', photos: [], proposedAt: day(-43, '06:20'),
    endorsers: { people: crowd('charging-upstairs', 6, ['huang-bomu', 'pan-yisheng'], ['r2-502']), from: day(-43, '08:00'), to: day(-39, '20:00') },
    comments: [{ by: 'zhuang-shifu', at: day(-42, '19:10'), text: '您说的我天天看在眼里，所以才去量了那块空地。合到一起议，我没意见。' }],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: day(-38, '09:10') },
      { step: 'merge', by: 'xiao-zheng', at: day(-37, '15:40'), into: 'charging-shelter', consent: 'BOTH_AGREED', reason: '怕着火和没地方充，是一件事的两面。庄师傅那件已经有了图，合到那边，夜里的事会一起说。' },
    ],
    phaseNow: 'MERGED',
  },
  {
    key: 'noise',
    title: '晚上太吵了，能不能管一管？',
    story: '真的很吵。我上夜班，早上六点到家，刚睡着就被吵醒，希望管一管，谢谢。',
    careDomain: 'HOME', place: '6 号楼附近', grid: 'g3', building: 'b6', tags: ['噪音'],
    author: 'xiao-bai', photos: [], proposedAt: workingDay(-8, '14:10'),
    endorsers: { people: crowd('noise', 3, ['r6-302'], ['xiao-bai']), from: workingDay(-8, '15:00'), to: workingDay(-7, '13:00') },
    comments: [{ by: 'r6-302', at: workingDay(-7, '14:22'), text: '是不是早上那台割草机？我也是它的受害人。' }],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: workingDay(-6, '10:00') },
      { step: 'return', by: 'a-zhen', at: workingDay(-5, '16:20'), missing: '小白，您上夜班还来写这一条，谢谢。请补三样：声音从哪边来，大概几点，是机器还是人。补上就接着走，附议都留着，不用从头再来。' },
    ],
    phaseNow: 'RETURNED',
  },
  {
    key: 'mahjong',
    title: '楼下的麻将馆，能不能投票关掉？',
    story: '6 号楼底下那家麻将馆，洗牌的声音像下冰雹，夜里一点还在下。我孩子要中考。\n\n我建议全楼投一次票，少数服从多数，关掉。',
    careDomain: 'HOME', place: '6 号楼底层', grid: 'g3', building: 'b6', tags: ['噪音'],
    author: 'r6-205', shownAs: 'NEIGHBOUR', photos: [], proposedAt: day(-30, '01:12'),
    endorsers: { people: crowd('mahjong', 14, ['xiao-bai', 'r6-206'], ['r6-205']), from: day(-30, '07:00'), to: day(-26, '22:00') },
    comments: [
      { by: 'a-fen', at: day(-29, '13:30'), text: '我在它隔壁理发，白天的确热闹。老板娘人不坏，没人当面跟她说过。' },
      { by: 'r6-501', at: day(-28, '21:15'), text: '今天投票关麻将馆，明天投票关谁？' },
    ],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: day(-25, '09:20') },
      { step: 'decline', by: 'xiao-zheng', at: day(-23, '17:10'), channel: 'POLICE_110', reason: '一家有执照的店开不开，不能由邻居投票定，投了也不作数。夜里十点以后吵到人，打 110，民警会来，来几次都有记录。昨天我和阿菊去店里坐了半个钟头，老板娘答应十一点收桌、桌面垫绒布。要是想一起定几点以后安静，可以另提一件，写进近邻公约，那是大家能定的。' },
    ],
    phaseNow: 'DECLINED',
  },
  {
    key: 'water-pressure',
    title: '六楼七楼晚上没水压，洗澡洗到一半怎么办？',
    story: '每天八点到十点，水细得像一根线。我给孩子洗头，泡沫还在头上，水没了，只好拿矿泉水冲，冲了四瓶。\n\n5 号楼、6 号楼的高层都一样。是泵的事还是管子的事？',
    careDomain: 'SERVICE', place: '4、5、6 号楼高层', grid: 'g2', building: 'b4', tags: ['水'],
    author: 'r4-703', photos: [], proposedAt: day(-19, '21:40'),
    endorsers: { people: crowd('water-pressure', 16, ['xiaoman-baba', 'li-xiansheng', 'r6-504'], ['r4-703']), from: day(-19, '21:50'), to: day(-16, '22:30') },
    comments: [
      { by: 'li-xiansheng', at: day(-19, '22:05'), text: '七楼的来报到：我十点半以后洗，已经习惯了，不应该习惯。' },
      { by: 'r5-703', at: day(-17, '09:00'), text: '网格员小颜昨晚八点半在我家拿桶接了一分钟，四升不到，照片她留着了。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: day(-15, '09:15') },
      { step: 'reroute', by: 'a-zhen', at: day(-14, '14:30'), channel: 'HOTLINE_12345', reason: '加压泵和主管归供水公司管，社区定不了，开会也开不出水来。我们替大家打了 12345，把小颜接水的照片和 17 户的楼层一起交了。供水公司说先测压，测完回电话给李先生。他们没回，您来找阿珍。' },
    ],
    phaseNow: 'REROUTED',
  },
  {
    key: 'upstairs-leak',
    title: '楼上漏水漏到我家餐桌，赔多少谁说了算？',
    story: '上个月开始，603 的卫生间漏水，正滴在我家餐桌上，吃饭要摆一个盆。上门说了四次，前三次客气，第四次没开门。\n\n我要的不多：防水重做，天花板补好。请大家评评理。',
    careDomain: 'HOME', place: '5 号楼', grid: 'g3', building: 'b5', tags: ['邻里'],
    author: 'wen-taitai', shownAs: 'NEIGHBOUR', photos: [], proposedAt: day(-34, '12:10'),
    endorsers: { people: ['r5-403', 'r5-204'], from: day(-34, '18:00'), to: day(-33, '09:00') },
    comments: [{ by: 'zou-shu', at: day(-33, '10:20'), text: '理我心里有，可是两家门对门，我一说就成了站队。' }],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: day(-32, '09:00') },
      { step: 'reroute', by: 'xiao-zheng', at: day(-31, '16:00'), channel: 'MEDIATION', reason: '两家人的事，不该由全楼举手评谁有理。人民调解室周三下午在邻里中心一楼，我已经和 603 说好，他愿意来，也愿意先请人查是管子还是防水。那天我陪您去。' },
    ],
    phaseNow: 'REROUTED',
  },
  {
    key: 'clinic-hours',
    title: '卫生站中午关门，拿个药要跑两趟',
    story: '我血压药一次只能开两周。上班的时候卫生站开门，下班的时候它下班，只剩中午一个钟头，它也休息。上个月我断了三天药。\n\n中午留一个人，只管开慢病的药，行不行？或者一次开一个月的也好。',
    careDomain: 'HEALTH', place: '社区卫生站', grid: 'g1', building: null, tags: ['看病', '慢病'],
    author: 'r2-303', photos: [], proposedAt: workingDay(-12, '12:25'),
    endorsers: { people: crowd('clinic-hours', 18, ['yu-nainai', 'ke-shifu', 'lao-kang'], ['r2-303']), from: workingDay(-12, '13:00'), to: workingDay(-7, '19:00') },
    comments: [
      { by: 'pan-yisheng', at: workingDay(-11, '09:30'), text: '我以前就在站里。中午其实有人，在里屋吃饭，门一关就成了没人。' },
      { by: 'ke-shifu', at: workingDay(-9, '18:20'), text: '我跑夜车的，中午才醒。这一条是替我写的。' },
      { by: 'jiang-yisheng', at: workingDay(-8, '20:10'), text: '稳定的高血压、糖尿病，一次开四到八周，政策是允许的。开不开，看有没有人来谈。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: workingDay(-6, '09:30') },
      { step: 'accept', by: 'xiao-zheng', at: workingDay(-2, '15:15'), path: 'GOVERNMENT_DUTY', isBroad: true, answer: '收了。这是卫生站该办的事，开会是请他们坐下来听、当面答。陈委员是医药卫生界的，这一场请她主持。等公示的时候，也请您把断药那三天的事再讲一遍，讲给站长听。' },
    ],
    phaseNow: 'ACCEPTED',
  },
  {
    key: 'tool-room',
    title: '电钻、梯子、轮椅，邻居之间能不能借一借？',
    story: '我家有一把电钻，买来四年，钻过七个孔。楼上楼下我问了一圈，6 号楼一共有十一把电钻。轮椅只有一部，是赖阿婆过世以后她女儿留在楼道里的，谁要谁推走，推完还回来，从来没少过。\n\n收发室旁边那间小屋，三个架子，一本登记本，就能开张。我来管周六上午。',
    careDomain: 'OTHER', place: '收发室旁的小屋', grid: 'g3', building: null, tags: ['互助'],
    author: 'r6-405', photos: [], proposedAt: day(-24, '17:30'),
    endorsers: { people: crowd('tool-room', 27, ['zhuang-shifu', 'xiao-gao', 'a-fen', 'fei-xiansheng'], ['r6-405']), from: day(-24, '18:00'), to: day(-15, '21:00') },
    comments: [
      { by: 'zhuang-shifu', at: day(-23, '08:20'), text: '电动的工具借之前我来查线。谁借谁签名，弄坏了不骂人，修就是了。' },
      { by: 'a-fen', at: day(-22, '15:00'), text: '我有一把理发剪子退下来的，剪布剪纸都快，捐。' },
      { by: 'fei-xiansheng', at: day(-20, '22:40'), text: '租房子的最需要这个。搬一次家，梯子用一回，扔了可惜，带走又带不走。' },
      { by: 'r6-501', at: day(-18, '09:50'), text: '登记本用纸的。扫码的话，我爸就不会来借了。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: workingDay(-9, '10:00') },
      { step: 'accept', by: 'a-zhen', at: workingDay(-5, '11:00'), path: 'SELF_GOVERN', isBroad: false, answer: '收了，这是大家自己能办的事。小屋的钥匙在物业，蓝经理说腾得出来。下一场没排满就排上，也请想来值班的人到时候举个手。' },
      { step: 'publicize', by: 'a-zhen', at: workingDay(-1, '09:00') },
    ],
    phaseNow: 'PUBLICIZED',
  },
]
