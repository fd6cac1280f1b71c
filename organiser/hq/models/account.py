"""Who works at headquarters, and what each may do there."""

from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Role(models.TextChoices):
    """What somebody is at headquarters for."""

    NATIONAL = "national"
    DEPARTMENT = "department"
    """Of the committees of one department."""
    TRAINER = "trainer"
    DATA_PROTECTION = "data_protection"
    SUPPORT = "support"
    """Helps committees with their laptops."""


class Account(AbstractBaseUser):
    """Somebody who works at headquarters."""

    email = models.EmailField(max_length=254, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    department = models.CharField(max_length=3, blank=True)
    """Its code; only for the role of that name."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        """How it lies in the database."""

        db_table = "account"
        app_label = "hq"

    def __str__(self) -> str:
        return f"account {self.pk}"


class Remembered(models.Model):
    """What pages remember for a while, for all processes: tries that were counted, codes used."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """How it lies in the database."""

        db_table = "remembered"
        app_label = "hq"

    def __str__(self) -> str:
        return self.cache_key
