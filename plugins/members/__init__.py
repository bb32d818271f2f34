"""The branch core's chat side: linking groups, binding accounts, roster, roles, settings."""

from pathlib import Path

from nonebot.plugin import PluginMetadata

from bot.feature import Feature, install
from plugins.members.commands import commands
from plugins.members.handlers import accounts, linking, offices, roster
from plugins.members.listeners import happened

__plugin_meta__ = PluginMetadata(
    name="members",
    description="Links groups to a branch and people to its roster.",
    usage="帮助 绑定",
)

FEATURE = Feature(
    name="members",
    texts=Path(__file__).parent / "texts",
    commands=commands,
    listeners=(happened,),
    starts={"bind": "绑定"},
    files=roster.FILES,
    confirmable={
        "members.appoint": offices.appoint_confirmed,
        "members.import": roster.import_confirmed,
        "members.unbind": accounts.unbind_confirmed,
        "members.unlink": linking.unlink_confirmed,
    },
)
install(FEATURE)
