import type { TopicContent } from '../../types.ts'
import { day } from '../../when.ts'
import { crowd } from '../crowd.ts'

/** On the table tonight, or tomorrow at half past seven. */
export const upcoming: TopicContent[] = [
  // ---------- tonight ----------
  {
    key: 'canteen-accounts',
    title: '老人食堂试办一个月，账目说给大家听听',
    story: '食堂开了一个月，我吃了二十六顿，胖了两斤。饭是好饭，账我也想听听：一天几个人吃，亏了还是赚了，亏的谁补。\n\n不是不信谁。我在厂里管过工会的饭票，账越早摊开，越吃得长久。',
    careDomain: 'FOOD', place: '老人食堂', grid: 'g1', building: 'b1', tags: ['食堂', '账目'],
    author: 'lin-ayi', photos: ['canteen-after'], proposedAt: day(-33, '13:10'),
    endorsers: { people: crowd('canteen-accounts', 17, ['xu-kuaiji', 'you-laoshi', 'lao-kang', 'fang-abo'], ['lin-ayi']), from: day(-33, '14:00'), to: day(-28, '19:00') },
    comments: [
      { by: 'xu-kuaiji', at: day(-32, '08:40'), text: '买菜的票我帮着贴了一本，谁来看都行，请先洗手。' },
      { by: 'fang-abo', at: day(-31, '17:30'), text: '我当初投的反对，现在也天天去吃。账我照样要听。' },
      { by: 'yue-e', at: day(-30, '21:20'), text: '红烧带鱼那天来了六十一个，锅刮得比洗的还干净。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: day(-29, '09:00') },
      { step: 'accept', by: 'a-zhen', at: day(-26, '16:00'), path: 'SELF_GOVERN', isBroad: false, answer: '收了。月娥姐报账，许会计在旁边，票据当场传着看。' },
      { step: 'publicize', by: 'a-zhen', at: day(-25, '09:00') },
    ],
    phaseNow: 'IN_CONSULTATION',
  },
  {
    key: 'charging-shelter',
    title: '2 号楼北边的空地，改不改成充电棚？',
    story: '我当了一辈子电工，最怕看见插线板从门缝里拉出来。咱们这几栋 73 辆电动车，正经能充电的插座是 0 个。\n\n2 号楼北边那块空地六十平方米，现在堆着两张床垫。搭个棚，离窗远一点，夜里断电，带喷淋，能停 32 辆。线怎么走我都画好了。',
    careDomain: 'HOME', place: '2 号楼北边空地', grid: 'g1', building: 'b2', tags: ['电动车', '防火'],
    author: 'zhuang-shifu', photos: ['shelter-before', 'shelter-plan'], proposedAt: day(-48, '18:20'),
    endorsers: { people: crowd('charging-shelter', 35, ['su-zhuren', 'lin-ayi', 'a-tao', 'xiao-gao', 'fei-xiansheng', 'pan-yisheng'], ['zhuang-shifu', 'r2-502', 'huang-bomu']), from: day(-48, '18:40'), to: day(-38, '12:00') },
    comments: [
      { by: 'huang-bobo', at: day(-47, '07:10'), text: '庄师傅是好意。可是棚子离我卧室的窗，我拿步子量了，四米。充电的时候它嗡嗡响，我睡得着？' },
      { by: 'guo-xiansheng', at: day(-46, '20:30'), text: '我住一楼，正对空地。棚一搭，我家白天要开灯。采光谁赔？' },
      { by: 'a-tao', at: day(-45, '23:55'), text: '我们跑单的，现在在便利店门口充，一晚十块，还要看人脸色。' },
      { by: 'zhuang-shifu', at: day(-44, '19:05'), text: '黄老哥说得对，四米近了。图我重画，往北挪两米，棚顶矮三十公分。' },
      { by: 'wu-laoshi', at: day(-40, '12:20'), text: '想问一句：夜里断电，早上六点要出门的人怎么办？' },
    ],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: day(-45, '09:00') },
      { step: 'accept', by: 'xiao-zheng', at: day(-35, '16:20'), path: 'OWNER_DECISION', isBroad: true, answer: '收了。这块地是全体业主共有的，改用途要业主一起定：参与满三分之二，同意满四分之三，户数和面积都要够。答复晚了，对不住，我们在等消防来看过现场；昨天看完了，离窗六米以上可以建。' },
      { step: 'publicize', by: 'xiao-zheng', at: day(-34, '09:00') },
    ],
    phaseNow: 'IN_CONSULTATION',
  },
  {
    key: 'lift',
    title: '5 号楼加装电梯，一楼的采光怎么补？',
    story: '我六十几，膝盖换过一边。七楼，一百一十二级台阶，我一天只下一次，买菜、倒垃圾、看人，都攒到那一次。\n\n电梯楼上同意了，卡在一楼。柳阿姨家的窗要被挡掉一半，她不同意，换我我也不同意。所以今天不说装不装，先说怎么补。',
    careDomain: 'ELDER', place: '5 号楼', grid: 'g3', building: 'b5', tags: ['电梯', '采光'],
    author: 'li-xiansheng', photos: [], proposedAt: day(-44, '11:20'),
    endorsers: { people: crowd('lift', 21, ['jiang-yisheng', 'xiao-gao', 'wen-taitai', 'r5-702', 'r5-703'], ['li-xiansheng']), from: day(-44, '12:00'), to: day(-36, '20:00') },
    comments: [
      { by: 'liu-ayi', at: day(-43, '08:45'), text: '老李这么说，我心里好受一点。我不要钱堆到我门口，我要的是厨房中午不用开灯。' },
      { by: 'zou-shu', at: day(-42, '10:00'), text: '我也是一楼。装了电梯，夜里上上下下，我这面墙跟着响。' },
      { by: 'xiao-gao', at: day(-41, '21:50'), text: '我查了几个地方的做法：玻璃井道能透光，一楼不出钱，楼上按层分，另有一笔补偿。数不一样，都是谈出来的。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: day(-40, '09:30') },
      { step: 'accept', by: 'a-zhen', at: day(-36, '15:00'), path: 'MEDIATION', isBroad: false, answer: '收了。这件不表决。多数人举手，也补不出一楼的光。请洪工把井道的影子算给大家看，两头坐下来谈，谈成了写下来。' },
      { step: 'publicize', by: 'a-zhen', at: day(-35, '09:00') },
    ],
    phaseNow: 'SCHEDULED',
  },
  {
    key: 'pact-dogs',
    title: '近邻公约第 6 条：遛狗怎么写大家才肯守？',
    story: '我家小满是条柯基，三十斤，胆子三两。就这样，还是有邻居看见它就贴墙走，我每次都想替它道歉。\n\n公约要写遛狗，我先投降几条：牵绳，进楼道抱着，捡干净。也想求一条：早晚有一小块地方，能让它跑两圈。',
    careDomain: 'OTHER', place: '全社区', grid: null, building: null, tags: ['公约', '狗'],
    author: 'xiaoman-baba', photos: [], proposedAt: day(-41, '21:05'),
    endorsers: { people: crowd('pact-dogs', 29, ['fei-xiansheng', 'yu-nainai', 'a-fen', 'you-laoshi'], ['xiaoman-baba']), from: day(-41, '21:30'), to: day(-34, '20:10') },
    comments: [
      { by: 'yu-nainai', at: day(-40, '08:20'), text: '贴墙走的就是我。小满很乖，可是我摔过一跤，看见四条腿的就腿软，不怪它。' },
      { by: 'you-laoshi', at: day(-39, '15:10'), text: '第 5 条学的经验：写时间，写地方，不写「文明」两个字。' },
      { by: 'r4-103', at: day(-38, '07:45'), text: '捡不捡，早上六点半去河边看看就知道。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: day(-39, '09:15') },
      { step: 'accept', by: 'xiao-zheng', at: day(-34, '14:00'), path: 'RESIDENTS_ASSEMBLY', isBroad: false, answer: '收了。今晚先把条文议出来，贴七天听意见，再请居民代表投票。' },
      { step: 'publicize', by: 'xiao-zheng', at: day(-33, '09:00') },
    ],
    phaseNow: 'SCHEDULED',
  },
  // ---------- tomorrow ----------
  {
    key: 'school-cars',
    title: '小学门口，接送的车怎么停？',
    story: '四点二十放学，四点整门口就停满了，双排。救护车上个月堵在里面七分钟，后来知道是去 3 号楼接人的。\n\n我是老师，不好指挥家长。想请大家一起想：车停远一点，孩子走一段，谁来陪这一段？',
    careDomain: 'CHILD', place: '望潮小学门口', grid: 'g2', building: null, tags: ['孩子', '停车'],
    author: 'wu-laoshi', photos: ['rail-after'], proposedAt: day(-29, '17:40'),
    endorsers: { people: crowd('school-cars', 26, ['zeng-xiansheng', 'zhuang-nvshi', 'a-xia', 'r2-401'], ['wu-laoshi']), from: day(-29, '18:00'), to: day(-22, '20:00') },
    comments: [
      { by: 'a-xia', at: day(-28, '20:10'), text: '那天救护车接的是我公公。人没事。七分钟我一秒一秒数过来的。' },
      { by: 'zeng-xiansheng', at: day(-27, '08:30'), text: '西门装了灯以后，其实可以停到桥那边，孩子过灯走三百米。我可以陪一队。' },
      { by: 'r3-606', at: day(-25, '12:00'), text: '我认错，双排里有我。下雨天真没办法，请也想想下雨天。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: day(-22, '09:00') },
      { step: 'accept', by: 'a-zhen', at: day(-18, '15:40'), path: 'SELF_GOVERN', isBroad: false, answer: '收了。许警官和江科员都答应来。先把四点到四点半的车数清楚，吴老师班上的孩子在帮着数。' },
      { step: 'publicize', by: 'a-zhen', at: day(-17, '09:00') },
    ],
    phaseNow: 'SCHEDULED',
  },
  {
    key: 'riders',
    title: '骑手的车停哪里，饭才不会凉？',
    story: '我租在 6 号楼，每天给咱们小区送四五十单。门口不让停，楼下有人骂，我就把车停在马路对面，跑着送，跑一单八分钟，汤洒一半。\n\n给我们画三个五分钟的位子就行。超过五分钟，您拍照，我请您喝汽水。',
    careDomain: 'SERVICE', place: '小区西门', grid: 'g3', building: null, tags: ['骑手', '停车'],
    author: 'a-tao', photos: [], proposedAt: day(-27, '00:35'),
    endorsers: { people: crowd('riders', 15, ['lao-wei', 'xiao-gao', 'fei-xiansheng', 'shu-hui'], ['a-tao']), from: day(-27, '09:00'), to: day(-20, '23:00') },
    comments: [
      { by: 'lao-wei', at: day(-26, '14:50'), text: '不进楼道，不按喇叭，这两条我们自己先立。' },
      { by: 'huang-bomu', at: day(-25, '10:10'), text: '阿涛给我们送饭从来是双手递的。位子该有。' },
      { by: 'guo-xiansheng', at: day(-23, '19:20'), text: '三个位子可以，别画在消防通道上，图先给消防看。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'xiao-zheng', at: day(-21, '09:00') },
      { step: 'accept', by: 'xiao-zheng', at: day(-17, '11:00'), path: 'SELF_GOVERN', isBroad: false, answer: '收了。画在哪，请物业先在地上摆三个锥桶试三天，试的样子带到会上。' },
      { step: 'publicize', by: 'xiao-zheng', at: day(-16, '09:00') },
    ],
    phaseNow: 'SCHEDULED',
  },
  {
    key: 'centre-keys',
    title: '邻里中心周末锁着门，钥匙交给谁？',
    story: '邻里中心是大家的，可是周六周日锁着，正好是大家有空的两天。钥匙在居委会，居委会的人也要休息，这我懂。\n\n能不能像以前大院那样，五户人家轮着拿钥匙，一户一个周末，开门、关灯、扫地。我家先报一个。',
    careDomain: 'SERVICE', place: '邻里中心', grid: 'g3', building: null, tags: ['邻里中心'],
    author: 'r6-304', photos: [], proposedAt: day(-25, '11:30'),
    endorsers: { people: crowd('centre-keys', 14, ['you-laoshi', 'zhan-laoshi', 'zhao-jie', 'r1-301'], ['r6-304']), from: day(-25, '12:00'), to: day(-19, '20:00') },
    comments: [
      { by: 'zhao-jie', at: day(-24, '20:20'), text: '舞队报两个周末。条件是下雨天让我们在里面跳。' },
      { by: 'xu-kuaiji', at: day(-22, '09:00'), text: '电费谁出要说好。二楼两台空调开一天，四十来块。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'a-zhen', at: day(-19, '09:30') },
      { step: 'accept', by: 'a-zhen', at: day(-16, '16:00'), path: 'SELF_GOVERN', isBroad: false, answer: '收了，听着就高兴。钥匙可以配三把，交接写在一个本子上。' },
      { step: 'publicize', by: 'a-zhen', at: day(-15, '09:00') },
    ],
    phaseNow: 'SCHEDULED',
  },
]
