import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import type { FileParser } from '../../src/adapters/connect';
import type { Document, DocumentSource, FailedDocument } from '../../src/document/Document';
import type { AccessRule } from '../../src/principal/AccessRule';

/** What all items of a run share. */
export interface ReadingContext {
  readonly context: IExecuteFunctions;
  readonly tenant: string;
  readonly directory: Directory | undefined;
  readonly parser: FileParser;
  readonly signal: AbortSignal | undefined;
}

/** A document to be: known before it is read, so that a failure says which one and keeps its rights. */
export interface FoundDocument {
  readonly source: DocumentSource;
  readonly access: AccessRule;
  /** Its source says that it is there no more; then it is not read. */
  readonly deleted?: boolean;
  /** It does not say which one of its source it is, so that a list with it is not whole. */
  readonly unnamed?: boolean;
  /** Its own document last; those of the files within it come before. */
  read(): Promise<readonly (Document | FailedDocument)[]>;
}

/** How one incoming item becomes a document, or several where it holds files. */
export type ItemReader = (reading: ReadingContext, item: INodeExecutionData, itemIndex: number) => Promise<FoundDocument>;
