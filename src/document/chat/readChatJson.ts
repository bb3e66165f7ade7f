import { z } from 'zod';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import type { ChatMessage } from './ChatMessage';

const teamsMessage = z.object({
  createdDateTime: z.string(),
  from: z.object({ user: z.object({ displayName: z.string().nullish() }).nullish(), application: z.object({ displayName: z.string().nullish() }).nullish() }).nullish(),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }),
  subject: z.string().nullish(),
  chatId: z.string().nullish(),
  channelIdentity: z.object({ channelId: z.string().nullish() }).nullish(),
  attachments: z.array(z.object({ name: z.string().nullish() })).nullish(),
});
const slackMessage = z.object({
  ts: z.string().regex(/^\d+\.\d+$/),
  type: z.literal('message').optional(),
  text: z.string(),
  user: z.string().optional(),
  username: z.string().optional(),
  user_profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
  files: z.array(z.object({ name: z.string().nullish() })).optional(),
});

/** What is known of a Slack workspace beside its messages. */
export interface SlackWorkspace {
  readonly names: ReadonlyMap<string, string>;
  readonly room?: string;
}

/** The messages of a Teams (Graph) or Slack export, or undefined for other JSON. Days are those of UTC, as the exports have no zone. */
export function readChatJson(value: unknown, path: string): ChatMessage[] | undefined {
  return readTeams(value, path) ?? readSlack(value, path, { names: new Map() });
}

function readTeams(value: unknown, path: string): ChatMessage[] | undefined {
  const holder = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const list = Array.isArray(value) ? value : (holder.value ?? holder.messages);
  const parsed = z.array(teamsMessage).min(1).safeParse(list);
  if (!parsed.success) return undefined;
  const topic = [holder.topic, holder.displayName, holder.chatName].find((one) => typeof one === 'string') as string | undefined;
  return parsed.data
    .map(({ createdDateTime, from, body, subject, attachments }): ChatMessage => {
      const content = body.content ?? '';
      const said = body.contentType === 'html' ? htmlToMarkdown(content).markdown : content;
      const files = (attachments ?? []).flatMap(({ name }) => (name ? [`[${name}]`] : []));
      return { room: topic ?? stem(path), day: createdDateTime.slice(0, 10), time: createdDateTime.slice(11, 16), speaker: from?.user?.displayName ?? from?.application?.displayName ?? 'Teams', text: [subject, said, ...files].filter(Boolean).join('\n') };
    })
    .filter(({ text }) => text.trim())
    .sort(byTime);
}

/** The messages of one Slack file (a channel's day), or undefined for other JSON. */
export function readSlack(value: unknown, path: string, { names, room }: SlackWorkspace): ChatMessage[] | undefined {
  const list = Array.isArray(value) ? value : typeof value === 'object' && value !== null && 'messages' in value ? value.messages : undefined;
  const parsed = z.array(slackMessage).min(1).safeParse(list);
  if (!parsed.success) return undefined;
  return parsed.data
    .map(({ ts, text, user, username, user_profile: profile, files }): ChatMessage => {
      const at = new Date(Number(ts) * 1000).toISOString();
      const speaker = profile?.real_name || profile?.display_name || names.get(user ?? '') || username || user || 'Slack';
      return { room: room ?? roomOf(path), day: at.slice(0, 10), time: at.slice(11, 16), speaker, text: [slackText(text, names), ...(files ?? []).flatMap(({ name }) => (name ? [`[${name}]`] : []))].filter(Boolean).join('\n') };
    })
    .filter(({ text }) => text.trim())
    .sort(byTime);
}

/** Slack's own marks: `<@U1>`, `<#C1|general>`, `<https://x|words>`, and three entities. */
function slackText(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/<@(\w+)(?:\|([^>]+))?>/g, (_all, id: string, shown?: string) => `@${shown ?? names.get(id) ?? id}`)
    .replace(/<#\w+\|([^>]*)>/g, '#$1')
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '[$2]($1)')
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

const byTime = (a: ChatMessage, b: ChatMessage) => (a.day + a.time < b.day + b.time ? -1 : a.day + a.time > b.day + b.time ? 1 : 0);
const stem = (path: string) => path.split('/').at(-1)!.replace(/\.[^.]+$/, '');

/** Slack puts a channel's days into a folder of its name. */
const roomOf = (path: string) => (/^\d{4}-\d\d-\d\d\.json$/.test(path.split('/').at(-1)!) ? (path.split('/').at(-2) ?? stem(path)) : stem(path));
