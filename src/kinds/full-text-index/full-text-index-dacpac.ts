import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import { fileGroupEntry, lastName } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import { type FullTextIndexObject, fileGroupProps, fullTextIndexOf } from './full-text-index-object.ts';
import type { FullTextColumnProps, FullTextIndexProps } from './full-text-index-props.ts';

const tracking: Readonly<Record<string, FullTextIndexProps['changeTracking']>> = { '2': 'MANUAL', '3': 'OFF' };

export function readFullTextIndex(element: ModelElement, context: DacpacReadContext): readonly FullTextIndexObject[] {
  const { properties } = element;
  const last = (relationship: string): string | undefined => {
    const [name] = referencesOf(element, relationship);
    return name === undefined ? undefined : lastName(name);
  };
  const props = compact<FullTextIndexProps>({
    columns: innerElements(element, 'Columns').map(readColumn),
    keyIndex: last('KeyName') ?? '',
    catalog: last('Catalog'),
    ...fileGroupProps(last('Filegroup')),
    changeTracking: tracking[properties.get('ChangeTrackingOption') ?? ''] ?? 'AUTO',
    stoplist: last('StopList'),
    noStoplist: mark(readFlag(element, 'IsStopListOff')),
    searchPropertyList: last('SearchPropertyList'),
    disabled: mark(readFlag(element, 'IsDisabled')),
  });
  return [fullTextIndexOf(parseQuotedPath(element.name ?? ''), props, context)];
}

function readColumn(element: ModelElement): FullTextColumnProps {
  const language = element.properties.get('LanguageId');
  const [typeColumn] = referencesOf(element, 'TypeColumn');
  return compact<FullTextColumnProps>({
    name: lastName(referencesOf(element, 'Column')[0]),
    typeColumn: typeColumn === undefined ? undefined : lastName(typeColumn),
    language: language === undefined ? undefined : Number(language),
    semantics: mark(readFlag(element, 'IsPartOfStatisticalSemanticAnalysis')),
  });
}

const trackingNumbers: Readonly<Record<FullTextIndexProps['changeTracking'], string | undefined>> = {
  AUTO: undefined,
  MANUAL: '2',
  OFF: '3',
};

export function writeFullTextIndex(object: FullTextIndexObject, context: DacpacWriteContext): readonly ModelElement[] {
  const { path, props } = object;
  const named = props.catalog !== undefined && !props.catalogImplied;
  return [
    modelElement('SqlFullTextIndex', quotePath(path), {
      properties: {
        ChangeTrackingOption: trackingNumbers[props.changeTracking],
        IsStopListOff: flag(props.noStoplist, false),
        DoUseSystemStopList: props.noStoplist || props.stoplist !== undefined ? 'False' : undefined,
        IsDisabled: flag(props.disabled, false),
      },
      relationships: {
        Catalog: named ? [refer(props.catalog ?? '')] : undefined,
        Columns: props.columns.map((column) => columnEntry(column, path)),
        Filegroup: props.fileGroupStated ? [fileGroupEntry(props.fileGroup ?? 'PRIMARY')] : undefined,
        IndexedObject: [refer(...path)],
        KeyName: [keyEntry(object, context)],
        SearchPropertyList: props.searchPropertyList === undefined ? undefined : [refer(props.searchPropertyList)],
        StopList: props.stoplist === undefined ? undefined : [refer(props.stoplist)],
      },
    }),
  ];
}

/** `[dbo].[PK_T]` for a constraint, `[dbo].[T].[UX]` for an index. */
function keyEntry({ path, props, references }: FullTextIndexObject, context: DacpacWriteContext): ModelEntry {
  for (const { to } of references) {
    const used = context.model.objects.get(to);
    if (used && (used.kind === 'primaryKey' || used.kind === 'uniqueConstraint' || used.kind === 'index'))
      return refer(...used.path);
  }
  return refer(...path, props.keyIndex);
}

function columnEntry(column: FullTextColumnProps, table: readonly string[]): ModelEntry {
  return {
    element: modelElement('SqlFullTextIndexColumnSpecifier', undefined, {
      properties: {
        LanguageId: column.language === undefined ? undefined : String(column.language),
        IsPartOfStatisticalSemanticAnalysis: flag(column.semantics, false),
      },
      relationships: {
        Column: [refer(...table, column.name)],
        TypeColumn: column.typeColumn === undefined ? undefined : [refer(...table, column.typeColumn)],
      },
    }),
  };
}
