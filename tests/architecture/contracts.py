"""The contract import-linter does not bring: a context is entered by its door."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorContract(Contract):
    """From outside, only `X.api` and `X.data` of a context may be imported.

    `open` are packages without a door (everybody may use all of them); `may_open_all` those that put the
    house together. Tests may also use `X.tests.factories`.
    """

    open = fields.SetField(subfield=fields.StringField())
    may_open_all = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        broken = [
            (importer, imported, detail["line_number"])
            for importer in graph.modules
            if importer.startswith("linli.")
            for imported in graph.find_modules_directly_imported_by(importer)
            if self._is_outside_the_door(importer, imported)
            for detail in graph.get_import_details(importer=importer, imported=imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": sorted(broken)})

    def _is_outside_the_door(self, importer: str, imported: str) -> bool:
        if not imported.startswith("linli."):
            return False
        own, other, *room = importer.split(".")[1], *imported.split(".")[1:]
        if own == other or other in self.open or own in self.may_open_all or other.startswith("__"):
            return False
        if room[:1] in (["api"], ["data"]):
            return False
        return not (".tests." in importer and room[:2] == ["tests", "factories"])

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported, line in check.metadata["broken"]:
            context = imported.split(".")[1]
            output.print_error(f"{importer}:{line} imports {imported}")
            output.print(f"    ask `linli.{context}.api` for an act or question, or `linli.{context}.data` for a shape")
