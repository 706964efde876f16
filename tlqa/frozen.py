"""``dataclass``, as the standard library has it, but for what it costs when a module is loaded.

The standard one writes up to seven methods as text and compiles them for each class, whether the class is
ever used or not: a tenth of a short run. Here those methods are closures, and what makes an instance is
compiled with the first one. Fields, ``replace``, patterns, copies and pickles are the standard library's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from dataclasses import MISSING, FrozenInstanceError, fields
    from operator import attrgetter

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True
    ) -> Any:
        """As ``dataclasses.dataclass``, with those of its options that are used here."""

        def made(cls: type) -> type:
            return _made(cls, frozen=frozen, slots=slots, eq=eq)

        return made if cls is None else made(cls)

    def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
        if not cls.__doc__:
            cls.__doc__ = cls.__name__  # else its signature is written, which takes long
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        methods = {"__init__": _first_init(made, frozen), "__repr__": _repr}
        if frozen:
            methods |= {"__setattr__": _no_setting, "__delattr__": _no_deleting}
        if frozen and slots:
            methods |= {"__getstate__": _state, "__setstate__": _with_state}
        if eq:
            methods |= _equality(made, frozen)
        written = vars(made)
        for name, method in methods.items():
            if name not in written or (name == "__hash__" and written[name] is None):
                setattr(made, name, method)
        return made

    def _equality(made: type, frozen: bool) -> dict[str, Any]:
        compared = [each for each in fields(made) if each.compare]
        key = _key([each.name for each in compared])
        hashed = _key([each.name for each in compared if each.hash is not False])

        def equal(self: Any, other: object) -> Any:
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def own_hash(self: Any) -> int:
            return hash(hashed(self))

        return {"__eq__": equal, "__hash__": own_hash if frozen else None}

    def _key(names: list[str]) -> Any:
        if len(names) > 1:
            return attrgetter(*names)
        return lambda self: tuple(getattr(self, name) for name in names)

    def _first_init(made: type, frozen: bool) -> Any:
        def first(self: Any, *args: Any, **named: Any) -> None:
            made.__init__ = _init(made, frozen)
            made.__init__(self, *args, **named)

        return first

    def _init(made: type, frozen: bool) -> Any:
        """What makes an instance, written as text and compiled: the fields' names as parameters."""
        space: dict[str, Any] = {"_put": object.__setattr__, "_none": MISSING}
        parameters, lines = ["self"], []
        for each in fields(made):
            name = value = each.name
            parameter = name
            if each.default is not MISSING:
                space[f"_of_{name}"] = each.default
                parameter = f"{name}=_of_{name}"
            elif each.default_factory is not MISSING:
                space[f"_of_{name}"] = each.default_factory
                parameter = f"{name}=_none"
                value = f"_of_{name}() if {name} is _none else {name}" if each.init else f"_of_{name}()"
            elif not each.init:
                continue
            if each.init:
                parameters.append(parameter)
            elif value == name:
                value = f"_of_{name}"
            lines.append(f"_put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(made, "__post_init__"):
            lines.append("self.__post_init__()")
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), space)
        init = space["__init__"]
        init.__qualname__, init.__module__ = f"{made.__qualname__}.__init__", made.__module__
        return init

    def _repr(self: Any) -> str:
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _no_setting(self: Any, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _no_deleting(self: Any, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: Any) -> list[Any]:
        return [getattr(self, each.name) for each in fields(self)]

    def _with_state(self: Any, state: list[Any]) -> None:
        for each, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, each.name, value)
