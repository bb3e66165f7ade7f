/** A sign of an attempt to steer the model. `score` is how much it alone says, 0 to 1; patterns read the inspection copy (lower case). */
export interface InjectionSign {
  readonly id: string;
  readonly score: number;
  readonly pattern: RegExp;
}

/** Every gap is bounded and no quantifier is nested, so that no text can make one slow. */
export const INJECTION_SIGNS: readonly InjectionSign[] = [
  { id: 'ignoreInstructions', score: 0.8, pattern: /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|initial|all|any|your|my|these|the system|foregoing)\b.{0,30}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|directives?|commands?|policy|policies|restrictions?|programming)\b/ },
  { id: 'ignoreEverything', score: 0.7, pattern: /\b(?:ignore|disregard|forget)\s(?:everything|all(?: of)? (?:the )?(?:above|that|this))\b/ },
  { id: 'newInstructions', score: 0.5, pattern: /\b(?:new|updated|real|actual|revised)\s(?:system\s)?(?:instructions?|prompt|task|rules?)\s?(?::|are\b|is\b|follow)/ },
  { id: 'revealPrompt', score: 0.7, pattern: /\b(?:reveal|show|print|repeat|output|display|tell me|leak|give me|what (?:is|are|was|were))\b.{0,30}\b(?:system|initial|original|hidden|secret|above|developer)\s(?:prompt|instructions?|message|rules?)\b/ },
  { id: 'noRules', score: 0.6, pattern: /\b(?:without|no|free (?:of|from)|not bound by|doesn't (?:have|follow)|does not (?:have|follow)|no longer (?:bound|restricted))\b.{0,20}\b(?:restrictions?|filters?|rules|limitations?|censorship|guidelines|ethical|moral)\b/ },
  { id: 'jailbreakPersona', score: 0.7, pattern: /\b(?:jailbr[eo]a?k\w{0,4}|do anything now|developer mode|dev mode|god mode|unfiltered|uncensored|amoral|anti-?dan|stay in character|aim stands for)\b|\bdan\b.{0,30}\b(?:mode|prompt|anything)/ },
  { id: 'actAs', score: 0.3, pattern: /\b(?:you are now|from now on,? you|you (?:will|must|shall) (?:act|pretend|play|roleplay|respond|simulate)|pretend (?:to be|that you|you)|act as if|roleplay as|imagine you are)\b/ },
  { id: 'neverRefuse', score: 0.5, pattern: /\b(?:never|cannot|can't|must not|do not|don't|not allowed to|won't)\s(?:ever\s)?(?:refuse|decline|reject|say (?:that )?(?:you|no|it)|warn|apologi[sz]e)\b/ },
  { id: 'chatMarkers', score: 0.6, pattern: /<\|?(?:im_start|im_end|system|endoftext|start_header_id|eot_id)\|?>|\[\/?inst\]|<<\/?sys>>|^\s{0,3}#{1,4}\s?(?:system|instruction)s?\s?:/m },
  { id: 'speaksAsSystem', score: 0.4, pattern: /(?:^|\n)\s{0,3}[[(*"]{0,2}(?:system|developer|admin(?:istrator)?)\s?(?:message|prompt|note|override)?[\])*"]{0,2}\s?:/ },
  { id: 'exfiltrate', score: 0.5, pattern: /\b(?:send|post|forward|upload|exfiltrate|email|append|embed)\b.{0,40}\b(?:conversation|chat history|password|credentials?|api key|secret|system prompt|personal data)\b.{0,40}\b(?:to|at|in)\b/ },
  { id: 'doNotTell', score: 0.5, pattern: /\b(?:do not|don't|never)\s(?:tell|mention|inform|reveal|disclose|show)\b.{0,25}\b(?:the )?(?:user|human|anyone|this (?:instruction|message|prompt))\b/ },
  { id: 'zhIgnore', score: 0.8, pattern: /(?:忽略|無視|忽視|忘記|忘掉|不要理會|不用理會|別管|跳過|推翻|繞過|取消).{0,10}(?:之前|先前|前面|以上|上述|上面|所有|全部|一切|原本|原有|系統|你的|任何|既有).{0,10}(?:指令|指示|提示|規則|規定|設定|命令|限制|要求|訊息|內容|政策)/ },
  { id: 'zhReveal', score: 0.7, pattern: /(?:顯示|透露|輸出|印出|列出|告訴我|重複|複述|洩漏|洩露|公開|說出|給我看|貼出).{0,12}(?:系統|初始|原始|隱藏|內部|開發者|最初).{0,6}(?:提示|指令|指示|設定|訊息|規則)/ },
  { id: 'zhPersona', score: 0.5, pattern: /(?:你現在是|從現在開始你|從現在起你|從現在起,?你|請?扮演|假裝你|假設你)(?:.{0,25})(?:沒有|不受|無|不必遵守|不需遵守|不用遵守|任何事|越獄|無所不能|開發者模式)/ },
  { id: 'zhNoRules', score: 0.5, pattern: /(?:不受|沒有|解除|擺脫|關閉|停用)(?:任何|一切|所有|你的)?.{0,6}(?:限制|約束|審查|過濾|安全機制|安全規則|道德規範)|開發者模式|越獄模式/ },
  { id: 'zhNewInstructions', score: 0.5, pattern: /(?:新的|真正的|最新的|更新後的)(?:系統)?(?:指令|指示|任務|規則|提示)(?:如下|是|為|:)/ },
  { id: 'zhDoNotTell', score: 0.5, pattern: /(?:不要|不得|請勿|別|不可)(?:讓|告訴|告知|通知|提醒).{0,6}(?:使用者|用戶|對方|任何人|員工)/ },
  { id: 'zhExfiltrate', score: 0.5, pattern: /(?:寄|傳送|發送|轉寄|上傳|附加|傳).{0,15}(?:對話紀錄|對話內容|密碼|金鑰|機密|個資|系統提示).{0,12}(?:到|至|給)|把.{0,10}(?:對話紀錄|密碼|金鑰|機密|個資|系統提示).{0,8}(?:寄|傳|發|上傳|放進|附)/ },
];
