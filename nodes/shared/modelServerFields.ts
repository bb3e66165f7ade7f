import type { INodeProperties } from 'n8n-workflow';

/** A server of a Knowledge Base credential that is used where the choice `name` says so. */
interface ChosenServer {
  /** Of the field with the choice, and the first part of the names of the server's own fields. */
  readonly name: string;
  readonly prefix: string;
  readonly displayName: string;
  readonly title: string;
  readonly none: string;
  readonly server: string;
  readonly description: string;
  readonly port: number;
  readonly model: string;
}

/** The choice of a server with its address, model and key. */
export function modelServerFields({ name, prefix, displayName, title, none, server, description, port, model }: ChosenServer): INodeProperties[] {
  const displayOptions: INodeProperties['displayOptions'] = { show: { [name]: ['server'] } };
  return [
    { displayName, name, type: 'options', default: 'none', options: [{ name: none, value: 'none' }, { name: server, value: 'server' }], description },
    { displayName: `${title} Base URL`, name: `${prefix}BaseUrl`, type: 'string', default: '', placeholder: `e.g. http://gpu1.company.example:${port}/v1`, displayOptions },
    { displayName: `${title} Model`, name: `${prefix}Model`, type: 'string', default: '', placeholder: `e.g. ${model}`, displayOptions },
    { displayName: `${title} API Key`, name: `${prefix}ApiKey`, type: 'string', typeOptions: { password: true }, default: '', displayOptions },
  ];
}
