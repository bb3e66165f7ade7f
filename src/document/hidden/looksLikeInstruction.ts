/** How people speak to a model and not to a reader; only used on text that readers do not see, so it may be broad. */
const TO_A_MODEL = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|instructions?|rules?|prompts?)\b/i,
  /\b(?:system prompt|as an ai|you are (?:now|a|an)|assistant|language model|LLM|chatgpt|gpt-|claude|gemini)\b/i,
  /\b(?:do not|don't|must|always|never|instead)\b.{0,30}\b(?:tell|reveal|mention|say|answer|reply|respond|output|recommend|rank|score)\b/i,
  /\b(?:answer|reply|respond|output|print|repeat|recommend|send|forward|exfiltrate)\b.{0,30}\b(?:with|only|following|to|that|user|exactly)\b/i,
  /(?:忽略|無視|不要理會|忘記|忽視|无视|忘记).{0,20}(?:指示|指令|規則|提示|以上|先前|之前|前面|规则)/,
  /(?:你|您)(?:現在|现在)?(?:是|必須|必须|應該|应该|只能|不得|不可|要)|(?:系統|系统)(?:提示|訊息|指令)|(?:請|请)?(?:一律|務必|务必|直接)?(?:回答|回覆|回复|輸出|输出|推薦|推荐)|(?:人工智慧|人工智能|語言模型|语言模型|大模型|助理|AI)/,
];

/** Whether hidden text (an alternative text, a comment) speaks to a model. */
export function looksLikeInstruction(text: string): boolean {
  const sample = text.slice(0, 4_000);
  return TO_A_MODEL.some((pattern) => pattern.test(sample));
}
