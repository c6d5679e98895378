package metamemory.kernel;

import metamemory.kernel.CellRunner.Cell;

/// `%%allocations`: runs the cell and shows what each of its lines created.
final class AllocationsMagic {
  private final Session session;

  AllocationsMagic(Session session, SnippetEngine engine, Values values) {
    this.session = session;
  }

  CellResult run(CellText.CellMagic magic, Cell cell) {
    return session.runJava(cell, magic.body(), magic.line() + 1);
  }
}
