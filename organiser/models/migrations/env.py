"""What Alembic runs: the migrations, on the connection that was handed over."""

from alembic import context

from organiser.models.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
