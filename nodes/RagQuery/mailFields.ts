import type { INodeProperties } from 'n8n-workflow';

const displayOptions: INodeProperties['displayOptions'] = { show: { operation: ['mail'] } };

/** What only Answer a Mail asks for. */
export const MAIL_FIELDS: INodeProperties[] = [
  {
    displayName: 'The mail that started the Email Trigger (IMAP) is read again from the mailbox, with all its header lines. Its sender counts as a person only if the mail server named in the Directory credential vouches for an address that the directory knows; else only what the group "public" may see is searched. Nothing is sent from here.',
    name: 'mailNotice',
    type: 'notice',
    default: '',
    displayOptions,
  },
  {
    displayName: 'Own Addresses',
    name: 'ownAddresses',
    type: 'string',
    default: '',
    placeholder: 'e.g. service@company.example, help@company.example',
    description: 'The addresses of this mailbox, the first as the sender of drafts. Mails from them are never answered.',
    displayOptions,
  },
  {
    displayName: 'Sample Message',
    name: 'sampleMessage',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '={{ $json.raw }}',
    placeholder: 'e.g. From: wang@company.example …',
    description: 'A whole message with its header, for tries without a mailbox. It is used only where no Email Trigger has run; nothing proves its sender, who therefore counts as the public.',
    displayOptions,
  },
];
