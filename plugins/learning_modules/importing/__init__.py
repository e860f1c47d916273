"""Raw drafts in, modules, library and report out."""
