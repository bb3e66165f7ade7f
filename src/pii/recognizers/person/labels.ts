/** After these a name may stand at once. */
export const NAME_LABELS: readonly string[] = [
  '姓名', '聯絡人', '聯繫人', '連絡人', '負責人', '代表人', '申請人', '被保險人', '要保人', '受益人', '監護人', '承辦人', '經辦人', '收件人', '寄件人', '保證人', '立書人', '立約人', '當事人', '代理人', '委託人', '受託人', '承租人', '出租人', '借款人', '持卡人', '報修人', '通報人', '填表人', '簽約人', '見證人',
  '病患', '病人', '患者', '戶名', '面試者', '應徵者', '求職者', '被告', '原告', '證人', '受款人', '匯款人', '收款人', '付款人', '請假人', '介紹人', '推薦人', '投保人', '就診人', '家屬', '配偶', '訂購人', '客戶', '員工', '同仁', '會員', '住戶', '學生', '車主', '顧客', '律師', '醫師',
  '維修人員', '服務人員', '業務人員', '工程人員', '值班人員', '承辦人員', '訪客', '騎士', '保戶', '台端', '聲請人', '相對人', '債權人', '債務人', '委任人', '受任人', '訴訟代理人', '法定代理人', '立同意書人', '立切結書人', '緊急聯絡人', '連帶保證人', '店員', '房客', '房東', '屋主', '病童', '長者', '住民', '教練', '工讀生', '實習生', '新人', '前員工', '外籍員工', '護理師', '主治醫師', '會計師', '建築師', '檢察官', '書記官', '法官', '工程師', '警員', '導師', '教師', '教授', '担当者', '氏名',
];

/** After these only with a colon, a bar or a space between. */
export const COLON_LABELS: readonly string[] = [
  '業務', '窗口', '主管', '經理', '主任', '護理師', '工程師', '承辦', '經辦', '審核', '核准', '簽核', '填表', '製表', '製單', '覆核', '驗收', '簽名', '簽章', '簽收', '申請者', '作者', '家長', '父親', '母親', '父', '母', '子女', '長子', '長女', '兄', '姊', '弟', '妹', '夫', '妻', '甲方', '乙方', '丙方', '寄件者', '收件者', '主席', '記錄', '紀錄', '出席', '列席', '值班', '班長', '組長', '課長', '作業員', '操作員', '檢驗員', '品管', '採購', '會計', '人資', '名字', '中文名', '屋主', '買方', '賣方', '房東', '房客', '老師', '教師', '個案', '案主', '通報者', '回報人', '提報人', '保管人', '使用人', '使用者', '領用人', '借用人', '報告人', '主講人', '講師', '訂購者', '收貨人', '受訪者', '受試者', '新進人員', '擔當', '受文者', '申訴人', '檢舉人', '繼承人', '受僱人', '雇主', '僱主', '勞工', '對口', '代表', '公證人', '姓 名', '被保人', '本人', '聯絡窗口', '負責醫師', '主治醫師', '主辦', '協辦', '撰稿', '編輯', '記者', '導師', '與會', '收貨', '測試', '設計', '繪圖', '審查', '批准', '核定', '點收', '司機', '駕駛', '乘客', '旅客', '產婦', '看護', '指導教授', '姓氏', '暱稱', '收信', '寄信', '與會人員', '參加人員', '出席者',
];

/** Before a colon in English forms and mails; a single word may follow. */
export const ENGLISH_LABELS: readonly string[] = [
  'name', 'full name', 'first name', 'last name', 'surname', 'contact', 'contact person', 'attn', 'attention', 'patient', 'patient name', 'employee', 'customer', 'client', 'applicant', 'recipient', 'beneficiary', 'account holder', 'card holder', 'cardholder', 'author', 'signed by', 'prepared by', 'approved by', 'reported by', 'requested by', 'reviewed by', 'assigned to', 'reporter', 'assignee', 'manager', 'sales rep', 'emergency contact', 'user', 'passenger', 'guest', 'insured', 'witness', 'billing address', 'shipping address',
];

/** After a name, in any walk of life. */
export const POLITE_TITLES: readonly string[] = ['先生', '小姐', '女士', '太太', '醫師', '律師', '老師', '教授', '博士', '護理師', '會計師', '建築師', '法官', '檢察官', '同學', '敬上', '敬啟', '謹啟', '謹上', '謹誌', '拜上', '您好', '你好', '鈞鑒', '大鑒', '台鑒', '君收', '親啟'];

/** After a name, at work; words like 高級經理 look alike, so a name must be clearer. */
export const JOB_TITLES: readonly string[] = ['經理', '副理', '協理', '主任', '課長', '組長', '處長', '廠長', '工程師', '專員', '董事長', '總經理', '副總', '業務', '秘書', '助理', '技師', '班長', '領班', '主管', '董事', '院長', '校長', '股長', '科長', '執行長', '顧問', '同仁'];

/** What may stand right after a name in a sentence. */
export const AFTER_NAME: readonly string[] = [
  '電話', '手機', '地址', '住址', '身分', '身份', '出生', '生日', '生於', '信箱', '分機', '性別', '年齡', '職稱', '部門', '統編', '護照', '居留', '帳號', '簽名', '簽章', '的', '於', '因', '與', '和', '及', '或', '已', '將', '是', '在', '來', '表示', '提出', '申請', '同意', '說', '等', '聯絡', '有', '之', '向', '自', '由', '為', '請', '住', '主訴', '目前', '經', '並', '男', '女', '至', '到', '民國', '今', '曾', '未', '員工', '確認', '反映', '親自', '前', '昨', '本', '持', '以', '從', '對', '應', '須', '可', '需', '報', '到職', '離職', '任職', '駕駛', '預約', '就診', '回診', '入院', '出院', '匯', '繳', '付', '收', '簽', '填',
];

/** Who somebody is to somebody else; the name follows. */
export const RELATIONS: readonly string[] = ['之子', '之女', '之父', '之母', '之妻', '之夫', '其子', '其女', '其父', '其母', '其妻', '其夫', '其兄', '其弟', '其姊', '其妹', '長子', '次子', '長女', '次女', '兒子', '女兒', '丈夫', '妻子', '先生是', '太太是', '父親', '母親', '爸爸', '媽媽', '哥哥', '弟弟', '姊姊', '姐姐', '妹妹', '配偶', '媳婦', '女婿', '孫子', '孫女', '同事', '主管是', '窗口是', '聯絡人是', '負責人是', '名叫', '叫做', '我叫', '我是', '本人是'];

/** Keys of JSON and of forms in it, in lower case and without separators, whose value is a person's name. */
export const NAME_KEYS: readonly string[] = ['name', 'fullname', 'firstname', 'lastname', 'familyname', 'givenname', 'surname', 'realname', 'displayname', 'customername', 'username', 'contactname', 'contact', 'patientname', 'patient', 'employeename', 'employee', 'applicant', 'recipient', 'receiver', 'sender', 'owner', 'holder', 'accountholder', 'cardholder', 'payee', 'payer', 'customer', 'cname', 'chinesename'];
