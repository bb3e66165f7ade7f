import type { IDataObject } from 'n8n-workflow';

/** Plain readonly JSON of ours as the JSON object that n8n items hold; undefined fields are left out. */
export function toJson(value: object): IDataObject {
  return JSON.parse(JSON.stringify(value)) as IDataObject;
}
