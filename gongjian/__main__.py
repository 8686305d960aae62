"""`python -m gongjian COMMAND`: the command line. Without a command, or with one that is none, it says which there are."""
import os
import sys
from importlib import import_module
from pkgutil import iter_modules

HELP = {"help", "-h", "--help"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line, get_commands

    asked = sys.argv[1] if len(sys.argv) > 1 else "help"
    if asked in HELP and len(sys.argv) < 3:
        print(commands())
        return
    if asked not in HELP and asked not in get_commands():
        sys.exit(f"没有「{asked}」这个命令。\n{commands()}")
    execute_from_command_line(["gongjian", *sys.argv[1:]])


def commands() -> str:
    """This house's own commands, one a line, each with what it does."""
    import django

    django.setup()
    from gongjian.pages.management import commands as room

    told = {module.name: import_module(f"{room.__name__}.{module.name}").Command.help for module in iter_modules(room.__path__)}
    wide = max(map(len, told))
    return "\n".join(["用法：bin/gongjian 命令 …（bin/gongjian 命令 --help 看选项）", *(f"  {name:<{wide}}  {does}" for name, does in told.items())])


if __name__ == "__main__":
    main()
