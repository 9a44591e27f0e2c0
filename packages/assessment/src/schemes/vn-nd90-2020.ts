import type { Scheme } from '../scheme-format.ts'

const source = 'Nghị định 90/2020/NĐ-CP, Điều 4, 8, 12, 13, 14'

/**
 * Civil servants without a leading post. "Not completed" is left out: its thresholds are not verified, and who meets no
 * level here is not classified. `withQuality` is what the decree calls "with quality and high effect"; how it is found
 * out is not said, so people state it.
 */
export const individual: Scheme = {
  scheme: 'vn-nd90-2020-individual',
  version: 1,
  title: 'Xếp loại công chức không giữ chức vụ lãnh đạo, quản lý (Nghị định 90/2020/NĐ-CP)',
  source,
  inputs: [
    { input: 'done', title: 'Tỷ lệ nhiệm vụ đã hoàn thành', better: 'higher', from: 'stated' },
    { input: 'onTime', title: 'Tỷ lệ nhiệm vụ hoàn thành đúng tiến độ', better: 'higher', from: 'stated' },
    {
      input: 'withQuality',
      title: 'Tỷ lệ nhiệm vụ bảo đảm chất lượng, hiệu quả cao',
      better: 'higher',
      from: 'stated',
    },
    { input: 'exceeded', title: 'Tỷ lệ nhiệm vụ hoàn thành vượt mức', better: 'higher', from: 'stated' },
    {
      input: 'lateOrWeak',
      title: 'Tỷ lệ tiêu chí chậm tiến độ hoặc hạn chế',
      better: 'lower',
      from: 'stated',
    },
  ],
  levels: [
    {
      level: 'excellent',
      title: 'Hoàn thành xuất sắc nhiệm vụ',
      requires: [
        { input: 'onTime', atLeast: 100 },
        { input: 'withQuality', atLeast: 100 },
        { input: 'exceeded', atLeast: 50 },
      ],
    },
    { level: 'good', title: 'Hoàn thành tốt nhiệm vụ', requires: [{ input: 'onTime', atLeast: 100 }] },
    {
      level: 'completed',
      title: 'Hoàn thành nhiệm vụ',
      requires: [
        { input: 'done', atLeast: 100 },
        { input: 'lateOrWeak', atMost: 20 },
      ],
    },
  ],
}

/** Civil servants with a leading post: the work of the office and the results of the units below it. */
export const leader: Scheme = {
  scheme: 'vn-nd90-2020-leader',
  version: 1,
  title: 'Xếp loại công chức giữ chức vụ lãnh đạo, quản lý (Nghị định 90/2020/NĐ-CP)',
  source,
  inputs: [
    { input: 'done', title: 'Tỷ lệ chỉ tiêu đã hoàn thành', better: 'higher', from: 'stated' },
    { input: 'onTime', title: 'Tỷ lệ chỉ tiêu hoàn thành đúng tiến độ', better: 'higher', from: 'stated' },
    { input: 'exceeded', title: 'Tỷ lệ chỉ tiêu hoàn thành vượt mức', better: 'higher', from: 'stated' },
    {
      input: 'unitsCompleted',
      title: 'Tỷ lệ đơn vị thuộc quyền hoàn thành nhiệm vụ trở lên',
      better: 'higher',
      from: 'stated',
    },
    {
      input: 'unitsGood',
      title: 'Tỷ lệ đơn vị thuộc quyền hoàn thành tốt hoặc xuất sắc',
      better: 'higher',
      from: 'stated',
    },
  ],
  levels: [
    {
      level: 'excellent',
      title: 'Hoàn thành xuất sắc nhiệm vụ',
      requires: [
        { input: 'done', atLeast: 100 },
        { input: 'exceeded', atLeast: 50 },
        { input: 'unitsCompleted', atLeast: 100 },
        { input: 'unitsGood', atLeast: 70 },
      ],
    },
    {
      level: 'good',
      title: 'Hoàn thành tốt nhiệm vụ',
      requires: [
        { input: 'done', atLeast: 100 },
        { input: 'onTime', atLeast: 80 },
        { input: 'unitsCompleted', atLeast: 100 },
        { input: 'unitsGood', atLeast: 70 },
      ],
    },
    {
      level: 'completed',
      title: 'Hoàn thành nhiệm vụ',
      requires: [
        { input: 'done', above: 70 },
        { input: 'unitsCompleted', atLeast: 70 },
      ],
    },
  ],
}
