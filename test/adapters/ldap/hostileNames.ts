/** Names that people have tried, or have. */
export const HOSTILE_NAMES = [
  '*', 'w*', 'wang)(uid=*', 'wang)(|(uid=*', '*)(objectClass=*', 'x)(!(cn=y)', '\\2a', '\\', '(', ')', '\0', 'wang\0', 'a\nb', ' wang', 'wang ', '#wang', 'wang,ou=admins', 'wang+cn=root', 'cn=root,dc=formosa,dc=example',
  '"wang"', '<GUID=0>', 'wang;x', '=', '王建宏', 'wáng', '\uD800', '\u202Egnaw', '&(a=b)', '|', '!', ':=', '%2a', "' OR '1'='1", 'a'.repeat(10_000),
];
