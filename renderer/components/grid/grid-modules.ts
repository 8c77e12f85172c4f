import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community';

/** Only what the list uses: each module more is read and compiled at every start. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    InfiniteRowModelModule,
    ColumnApiModule,
    ColumnAutoSizeModule,
    CellStyleModule,
    EventApiModule,
    RenderApiModule,
    RowApiModule,
    ScrollApiModule,
  ]);
}
