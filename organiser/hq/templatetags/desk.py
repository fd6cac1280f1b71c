"""What forms and the pages of an account ask of templates."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def bare(field: BoundField) -> SafeString:
    """Draw a field without a word inside it: its label stands above, and stays."""
    return field.as_widget(attrs={"placeholder": False})


@register.filter
def may_go(factor: Authenticator | None) -> bool:
    """Return whether she has *factor*, and another one would be left."""
    return factor is not None and bool(get_adapter().can_delete_authenticator(factor))
