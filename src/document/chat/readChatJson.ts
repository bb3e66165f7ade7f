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
  replies: z.array(z.unknown()).nullish(),
});
const slackMessage = z.object({
  ts: z.string().regex(/^\d+\.\d+$/),
  type: z.literal('message').optional(),
  text: z.string(),
  user: z.string().optional(),
  username: z.string().optional(),
  user_profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
  files: z.array(z.object({ name: z.string().nullish() })).optional(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  bot_profile: z.object({ name: z.string().nullish() }).nullish(),
  attachments: z.array(z.object({ title: z.string().nullish(), text: z.string().nullish(), fallback: z.string().nullish() })).nullish(),
  blocks: z.unknown().optional(),
});
/** What people do to the room, and say nothing by. */
const COMINGS_AND_GOINGS = /^(channel|group)_(join|leave)$/;

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
  const replies = parsed.data.flatMap((message) => (message.replies ?? []).flatMap((reply) => {
    const read = teamsMessage.safeParse(reply);
    return read.success ? [{ ...read.data, repliesTo: message.createdDateTime }] : [];
  }));
  return [...parsed.data.map((message) => ({ ...message, repliesTo: undefined })), ...replies]
    .map(({ createdDateTime, from, body, subject, attachments, repliesTo }) => {
      const content = body.content ?? '';
      const said = body.contentType === 'html' ? htmlToMarkdown(content).markdown : content;
      const files = (attachments ?? []).flatMap(({ name }) => (name ? [`[${name}]`] : []));
      return { at: createdDateTime, repliesTo, room: topic ?? stem(path), day: createdDateTime.slice(0, 10), time: createdDateTime.slice(11, 16), speaker: from?.user?.displayName ?? from?.application?.displayName ?? 'Teams', text: [subject, said, ...files].filter(Boolean).join('\n') };
    })
    .filter(({ text }) => text.trim())
    .sort(byThread)
    .map(toMessage);
}

/** The messages of one Slack file (a channel's day), or undefined for other JSON. */
export function readSlack(value: unknown, path: string, { names, room }: SlackWorkspace): ChatMessage[] | undefined {
  const list = Array.isArray(value) ? value : typeof value === 'object' && value !== null && 'messages' in value ? value.messages : undefined;
  const parsed = z.array(slackMessage).min(1).safeParse(list);
  if (!parsed.success) return undefined;
  return parsed.data
    .filter(({ subtype }) => !COMINGS_AND_GOINGS.test(subtype ?? ''))
    .map(({ ts, text, user, username, user_profile: profile, bot_profile: bot, files, thread_ts: thread, attachments, blocks }) => {
      const at = timeOf(ts);
      const speaker = profile?.real_name || profile?.display_name || names.get(user ?? '') || username || bot?.name || user || 'Slack';
      const attached = (attachments ?? []).map((one) => [one.title, one.text ?? one.fallback].filter(Boolean).join(': '));
      return { at, repliesTo: thread && thread !== ts ? timeOf(thread) : undefined, room: room ?? roomOf(path), day: at.slice(0, 10), time: at.slice(11, 16), speaker, text: [slackText(text || blockText(blocks), names), ...attached.map((one) => slackText(one, names)), ...(files ?? []).flatMap(({ name }) => (name ? [`[${name}]`] : []))].filter(Boolean).join('\n') };
    })
    .filter(({ text }) => text.trim())
    .sort(byThread)
    .map(toMessage);
}

const timeOf = (ts: string) => new Date(Number(ts) * 1000).toISOString();

/** The words of a message that is made of blocks alone, as programs write them. */
function blockText(value: unknown, depth = 0): string {
  if (depth > 10 || typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => blockText(one, depth + 1)).filter(Boolean).join(depth < 3 ? '\n' : '');
  const { text, elements, fields, url } = value as Record<string, unknown>;
  return (typeof text === 'string' ? text : blockText(text, depth + 1)) || [blockText(elements, depth + 1), blockText(fields, depth + 1)].filter(Boolean).join('\n') || (typeof url === 'string' ? url : '');
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

interface Timed {
  readonly at: string;
  readonly day: string;
  readonly repliesTo?: string;
}

/** A thread stands where it began, if that was on the same day; all else by time. */
function byThread(a: Timed, b: Timed): number {
  const begun = ({ at, day, repliesTo }: Timed) => (repliesTo?.startsWith(day) ? repliesTo : at);
  const [left, right] = [`${a.day} ${begun(a)} ${a.at}`, `${b.day} ${begun(b)} ${b.at}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

const toMessage = ({ at: _at, repliesTo, ...message }: Timed & ChatMessage): ChatMessage => ({ ...message, ...(repliesTo !== undefined && { repliesTo }) });

const stem = (path: string) => path.split('/').at(-1)!.replace(/\.[^.]+$/, '');

/** Slack puts a channel's days into a folder of its name. */
const roomOf = (path: string) => (/^\d{4}-\d\d-\d\d\.json$/.test(path.split('/').at(-1)!) ? (path.split('/').at(-2) ?? stem(path)) : stem(path));
