import type { PersonContent } from '../types.ts'
import { resident } from './household.ts'

/** The neighbours who bring something up, speak, feed cats or sell sea-worm jelly. */
export const neighbours: PersonContent[] = [
  // 1 号楼
  resident('yue-e', '林月娥', '月娥姐', '19900011101', 1970, 'b1', '101'),
  resident('xie-apo', '谢金枝', '谢阿婆', '19900031101', 1943, 'b1', '101', {
    elderMode: true, card: { rank: 6, line: '住 1 号楼，用长辈版，提过石凳和送餐两件事' },
  }),
  resident('lao-cai', '蔡火土', '老蔡（卖土笋冻的）', '19900011105', 1956, 'b1', '105'),
  resident('weng-jie', '翁雪梅', '翁姐', '19900011202', 1971, 'b1', '202', { kind: 'OWNERS_COMMITTEE' }),
  resident('ji-bo', '纪荣华', '纪伯', '19900011304', 1955, 'b1', '304', {
    roles: ['resident', 'supervisor'], card: { rank: 12, line: '居务监督委员会的，办没办成，他到现场看' },
  }),
  resident('ruan-xiaojie', '阮佳', '阮小姐', '19900011401', 1991, 'b1', '401'),
  resident('fang-abo', '方永福', '方阿伯', '19900011403', 1951, 'b1', '403'),
  resident('gong-jie', '龚玉兰', '龚姐', '19900011603', 1967, 'b1', '603'),
  resident('chun-xiang', '简春香', '春香', '19900031205', 1974, 'b1', '205'),
  // 2 号楼
  resident('guo-xiansheng', '郭文彬', '郭先生', '19900012102', 1978, 'b2', '102'),
  resident('pan-yisheng', '潘文清', '潘医生', '19900012201', 1960, 'b2', '201'),
  resident('huang-bobo', '黄国栋', '黄伯伯', '19900012203', 1949, 'b2', '203', {
    elderMode: true, card: { rank: 2, line: '住 2 号楼，窗户对着北边的空地，正在发言' },
  }),
  resident('huang-bomu', '周秀英', '黄伯母', '19900022203', 1952, 'b2', '203', { elderMode: true }),
  resident('xu-kuaiji', '许德福', '许会计', '19900012304', 1961, 'b2', '304', { kind: 'OWNERS_COMMITTEE' }),
  resident('guotai-bo', '尤国泰', '国泰伯', '19900032302', 1948, 'b2', '302'),
  resident('chen-sao', '陈美凤', '陈嫂', '19900012402', 1966, 'b2', '402'),
  resident('zhuang-shifu', '庄建军', '庄师傅', '19900012501', 1962, 'b2', '501', {
    card: { rank: 3, line: '住 2 号楼，当了一辈子电工，充电棚是他提的' },
  }),
  resident('xiao-lian', '连志远', '小连', '19900012601', 1989, 'b2', '601', { kind: 'OWNERS_COMMITTEE' }),
  // 3 号楼
  resident('a-xia', '施美霞', '阿霞', '19900013102', 1975, 'b3', '102'),
  resident('lao-kang', '康宝山', '老康', '19900013103', 1953, 'b3', '103'),
  resident('ke-shifu', '柯志诚', '柯师傅', '19900033106', 1963, 'b3', '106'),
  resident('zeng-xiansheng', '曾永年', '曾先生', '19900013202', 1980, 'b3', '202', {
    card: { rank: 7, line: '住 3 号楼二楼，窗下就是夜市' },
  }),
  resident('zheng-xiaojie', '郑雨薇', '郑小姐', '19900013204', 1994, 'b3', '204'),
  resident('wu-laoshi', '吴静怡', '吴老师', '19900013301', 1968, 'b3', '301'),
  resident('hong-ama', '洪查娘', '洪阿嬷', null, 1938, 'b3', '305'),
  resident('tu-ayi', '涂丽云', '涂阿姨', '19900033405', 1958, 'b3', '405'),
  resident('qiu-xiansheng', '邱汉忠', '邱先生', '19900013406', 1965, 'b3', '406'),
  resident('su-zhuren', '苏建成', '苏主任', '19900013501', 1963, 'b3', '501', {
    roles: ['resident', 'committee'], kind: 'OWNERS_COMMITTEE', card: { rank: 5, line: '业委会主任，充电棚的动议是他写的' },
  }),
  resident('zhao-jie', '赵春梅', '赵姐（舞队）', '19900013605', 1959, 'b3', '605'),
  // 4 号楼
  resident('luo-shu', '骆金水', '骆叔（下棋的）', '19900014101', 1953, 'b4', '101'),
  resident('xiu-xia', '康秀霞', '秀霞', '19900034203', 1976, 'b4', '203'),
  resident('you-laoshi', '尤淑华', '尤老师', '19900014204', 1959, 'b4', '204'),
  resident('yu-nainai', '余碧云', '余奶奶', '19900014302', 1941, 'b4', '302', { elderMode: true }),
  resident('fei-xiansheng', '费长青', '费先生', '19900034403', 1987, 'b4', '403'),
  resident('lin-ayi', '林秀珠', '林阿姨', '19900014502', 1954, 'b4', '502', {
    card: { rank: 1, line: '住 4 号楼，退休纺织女工，爱问到底' },
  }),
  resident('xiaoman-baba', '江一鸣', '小满爸爸', '19900014701', 1986, 'b4', '701'),
  // 5 号楼
  resident('liu-ayi', '柳桂香', '柳阿姨', '19900015101', 1957, 'b5', '101'),
  resident('zou-shu', '邹永泰', '邹叔', '19900015102', 1955, 'b5', '102'),
  resident('ke-laobo', '柯天赐', '柯老伯', null, 1939, 'b5', '202'),
  resident('tang-xiaojie', '唐果', '唐小姐', '19900035201', 1995, 'b5', '201', { verified: null, joined: { day: -4, at: '21:05' } }),
  resident('shen-laoban', '沈国强', '沈老板', '19900015304', 1964, 'b5', '304'),
  resident('luo-xiansheng', '骆志彬', '骆先生', '19900035303', 1982, 'b5', '303', { verified: null, joined: { day: -1, at: '22:30' } }),
  resident('xiao-gao', '高翔', '小高', '19900015402', 1992, 'b5', '402'),
  resident('wen-taitai', '温雅琴', '温太太', '19900015503', 1965, 'b5', '503'),
  resident('jiang-yisheng', '蒋志诚', '蒋医生', '19900015602', 1969, 'b5', '602'),
  resident('li-xiansheng', '李卫民', '李先生', '19900015701', 1958, 'b5', '701', {
    card: { rank: 8, line: '住 5 号楼七楼，膝盖不好，盼电梯盼了六年' },
  }),
  // 6 号楼
  resident('a-fen', '简玉芬', '阿芬（理发的）', '19900016101', 1974, 'b6', '101'),
  resident('a-bin', '卓彬', '阿彬（摆摊的）', '19900036102', 1985, 'b6', '102', { kind: 'SECTOR', sector: '摊主' }),
  resident('jin-xiaojie', '金晶', '金小姐', '19900036203', 1996, 'b6', '203', { verified: null, joined: { day: -9, at: '19:40' } }),
  resident('lao-wei', '韦大勇', '骑手老韦', '19900036204', 1979, 'b6', '204', { kind: 'SECTOR', sector: '骑手' }),
  resident('xiao-bai', '白一凡', '小白', '19900036301', 1997, 'b6', '301'),
  resident('zhan-laoshi', '詹立伟', '詹老师', '19900016303', 1984, 'b6', '303'),
  resident('shu-hui', '詹淑惠', '淑惠', '19900036305', 1979, 'b6', '305'),
  resident('a-tao', '覃涛', '阿涛（送外卖的）', '19900036402', 1993, 'b6', '402', {
    kind: 'SECTOR', sector: '骑手', card: { rank: 9, line: '租住 6 号楼，送外卖，也是邻居' },
  }),
  resident('zhuang-nvshi', '庄晓玲', '庄女士', '19900016404', 1988, 'b6', '404'),
  resident('mili-mama', '朱敏', '米粒妈妈', '19900016506', 1991, 'b6', '506'),
  resident('mili-baba', '陈立', '米粒爸爸', '19900026506', 1989, 'b6', '506'),
]
