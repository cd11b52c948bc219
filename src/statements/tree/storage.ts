import type { DataType, Option, SourceText } from './common.ts';

export type CreatePartitionFunction = {
  readonly kind: 'createPartitionFunction';
  readonly name: string;
  readonly type: DataType;
  readonly collation?: string;
  readonly range: 'LEFT' | 'RIGHT';
  readonly values: readonly SourceText[];
};
export type AlterPartitionFunction = {
  readonly kind: 'alterPartitionFunction';
  readonly name: string;
  readonly change: 'SPLIT' | 'MERGE';
  readonly value?: SourceText;
};
export type CreatePartitionScheme = {
  readonly kind: 'createPartitionScheme';
  readonly name: string;
  readonly function: string;
  readonly all: boolean;
  readonly fileGroups: readonly string[];
};
export type AlterPartitionScheme = {
  readonly kind: 'alterPartitionScheme';
  readonly name: string;
  readonly nextUsed?: string;
};
export type CreateFullTextCatalog = {
  readonly kind: 'createFullTextCatalog';
  readonly name: string;
  readonly fileGroup?: string;
  readonly path?: string;
  readonly accentSensitivity?: boolean;
  readonly asDefault: boolean;
  readonly authorization?: string;
};
export type AlterFullTextCatalog = {
  readonly kind: 'alterFullTextCatalog';
  readonly name: string;
  readonly change: 'REBUILD' | 'REORGANIZE' | 'AS DEFAULT';
  readonly accentSensitivity?: boolean;
};
export type CreateFullTextStoplist = {
  readonly kind: 'createFullTextStoplist';
  readonly name: string;
  readonly from?: string;
  readonly authorization?: string;
};

/** A file specification `(NAME = …, FILENAME = …, SIZE = …)`. */
export type FileSpecification = { readonly options: readonly Option[] };
export type AlterDatabase = {
  readonly kind: 'alterDatabase';
  /** undefined for CURRENT */
  readonly database?: string;
  readonly change:
    | { readonly action: 'set'; readonly options: readonly Option[]; readonly termination?: string }
    | { readonly action: 'collate'; readonly collation: string }
    | {
        readonly action: 'addFileGroup';
        readonly name: string;
        readonly contains?: 'FILESTREAM' | 'MEMORY_OPTIMIZED_DATA';
      }
    | { readonly action: 'removeFileGroup'; readonly name: string }
    | { readonly action: 'modifyFileGroup'; readonly name: string; readonly change: SourceText }
    | {
        readonly action: 'addFile';
        readonly log: boolean;
        readonly files: readonly FileSpecification[];
        readonly fileGroup?: string;
      }
    | { readonly action: 'modifyFile'; readonly file: FileSpecification }
    | { readonly action: 'removeFile'; readonly name: string }
    | { readonly action: 'modifyName'; readonly name: string }
    | {
        readonly action: 'scopedConfiguration';
        readonly secondary: boolean;
        readonly name: string;
        readonly value: string;
      }
    | { readonly action: 'other'; readonly text: SourceText };
};
