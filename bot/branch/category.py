"""What a person is to the Party: from applicant to full member."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """A stage. Only full members vote (party constitution, article 7)."""

    FULL = "full"  # 正式党员
    PROBATIONARY = "probationary"  # 预备党员
    CANDIDATE = "candidate"  # 发展对象
    ACTIVIST = "activist"  # 入党积极分子
    APPLICANT = "applicant"  # 入党申请人
