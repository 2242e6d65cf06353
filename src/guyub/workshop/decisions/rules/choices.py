"""Whether a ballot says something that the method allows. Pure."""


def readable(method, options, choice):
    """The choice as it is kept, or None: numbers of options, each once, as many as the method takes."""
    if not isinstance(choice, list | tuple) or any(type(one) is not int for one in choice):
        return None
    kept = list(choice)
    if len(set(kept)) != len(kept) or not set(kept) <= set(options):
        return None
    if method in {"yesno", "plurality"}:
        return kept if len(kept) == 1 else None
    return sorted(kept) if method == "approval" else kept or None
