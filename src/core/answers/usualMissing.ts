/** What people and their tools write where nothing was answered; SPSS and Stata write a dot. */
export const usualMissing = [
  ...['', 'NA', 'N/A', 'NaN', 'NULL', '-99', '.', '-', '--', '—', '——', '/'],
  ...['(跳过)', '(空)', '空', '(空白)', '空白', '未填', '未填写', '未作答', '未回答', '缺失'],
];
