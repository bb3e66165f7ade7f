const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it stands in an XML element. */
export const escapeXml = (text: string) => text.replace(/[&<>]/g, (char) => ENTITIES[char]!);
