import type { PersonContent, When } from '../types.ts'

/** Those who come because it is their work or their office. Nobody of them lives here. */
type Office = Omit<PersonContent, 'key' | 'name' | 'displayName' | 'phone' | 'born' | 'joined' | 'verified'>

const begin: When = { day: -210, at: '09:00' }
const staff = (key: string, name: string, displayName: string, phone: string, born: number, office: Office): PersonContent => ({
  key, name, displayName, phone, born, joined: begin, verified: null, ...office,
})
const contact = (key: string, name: string, displayName: string, phone: string, born: number, department: string, card?: PersonContent['card']) =>
  staff(key, name, displayName, phone, born, { roles: ['department'], kind: 'DEPARTMENT', department, card })

export const staffOfRongyin: PersonContent[] = [
  // 政协委员
  staff('chen-weiyuan', '陈亦安', '陈委员', '19900000001', 1971, {
    roles: ['moderator'], kind: 'CPPCC_MEMBER', sector: '医药卫生界', card: { rank: 4, line: '政协委员，今晚主持，只管让话说得清楚' },
  }),
  staff('ye-weiyuan', '叶振声', '叶委员', '19900000002', 1966, { roles: ['moderator'], kind: 'CPPCC_MEMBER', sector: '工商联' }),
  // 居委会
  staff('xiao-zheng', '郑晓芸', '小郑', '19900000003', 1996, {
    roles: ['committee'], kind: 'COMMITTEE', card: { rank: 10, line: '居委会的，议题先到她手上' },
  }),
  staff('a-zhen', '洪丽珍', '阿珍', '19900000004', 1979, { roles: ['committee'], kind: 'COMMITTEE' }),
  staff('ke-shuji', '柯文龙', '柯书记', '19900000005', 1974, { roles: ['committee'], kind: 'COMMITTEE' }),
  staff('xiao-lai', '赖俊杰', '小赖', '19900000006', 1993, {
    roles: ['admin', 'committee'], kind: 'COMMITTEE', card: { rank: 16, line: '管名册和设置' },
  }),
  // 网格员
  staff('xiao-yang', '杨帆', '小杨', '19900000007', 1995, {
    roles: ['gridWorker'], kind: 'COMMITTEE', grid: 'g1', card: { rank: 15, line: '榕树下网格的网格员，楼上楼下都认得她' },
  }),
  staff('a-ju', '涂秋菊', '阿菊', '19900000008', 1981, { roles: ['gridWorker'], kind: 'COMMITTEE', grid: 'g2' }),
  staff('xiao-yan', '颜子敬', '小颜', '19900000009', 1998, { roles: ['gridWorker'], kind: 'COMMITTEE', grid: 'g3' }),
  // 政协委室来的监督员；另一位是住 1 号楼的纪伯
  staff('cheng-jie', '程淑兰', '程姐', '19900000010', 1976, { roles: ['supervisor'], kind: 'CPPCC_MEMBER' }),
  // 街道
  staff('liu-ganshi', '刘颖', '刘干事', '19900000011', 1984, { roles: ['department'], kind: 'STREET', department: 'civil' }),
  // 部门
  contact('he-duizhang', '何建武', '何队长', '19900000012', 1977, 'urban', { rank: 14, line: '区城管局，桌上有要签收的' }),
  contact('xiao-meng', '孟洁', '小孟', '19900000013', 1992, 'urban'),
  contact('tu-gong', '涂明德', '涂工', '19900000014', 1980, 'drainage'),
  contact('lao-ruan', '阮水根', '阮班长', '19900000015', 1968, 'drainage'),
  contact('xu-jingguan', '许立群', '许警官', '19900000016', 1983, 'traffic', { rank: 11, line: '区交警大队，西门的红绿灯是他装的' }),
  contact('zhong-zhanzhang', '钟树生', '钟站长', '19900000017', 1972, 'green'),
  contact('xiao-wen', '温若溪', '小温', '19900000018', 1994, 'green'),
  contact('shi-laoshi', '施文博', '施老师', '19900000019', 1975, 'culture'),
  contact('jiang-keyuan', '江晨', '江科员', '19900000020', 1988, 'education'),
  contact('shao-canmou', '邵刚', '邵参谋', '19900000021', 1990, 'fire'),
  // 物业
  staff('lan-jingli', '蓝海峰', '蓝经理', '19900000022', 1979, {
    roles: ['department'], kind: 'PROPERTY', department: 'property', card: { rank: 13, line: '榕荫物业，2 号楼的灯还欠着大家' },
  }),
  staff('a-shui', '王水生', '阿水师傅', '19900000023', 1965, { roles: ['department'], kind: 'PROPERTY', department: 'property' }),
  // 客人
  staff('xiao-deng', '邓志明', '骑手小邓', '19900000024', 1999, { roles: [], kind: 'SECTOR', sector: '骑手' }),
  staff('hong-gong', '洪启明', '洪工', '19900000025', 1967, { roles: [], kind: 'EXPERT', sector: '建筑结构' }),
  staff('lu-daibiao', '卢秋萍', '卢代表', '19900000026', 1973, { roles: [], kind: 'SECTOR', sector: '人大代表' }),
]
